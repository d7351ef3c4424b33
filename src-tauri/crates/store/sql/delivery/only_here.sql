SELECT entry.body AS body, client.body AS client, NULL AS exported_at
FROM (SELECT starts_utc, entry_id, version FROM awaiting ORDER BY starts_utc, entry_id, version LIMIT :limit) AS waits
JOIN entry ON entry.id = waits.entry_id AND entry.version = waits.version
JOIN client ON client.id = entry.client_id
ORDER BY waits.starts_utc, waits.entry_id, waits.version
