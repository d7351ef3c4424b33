SELECT entry.body AS body, client.body AS client, NULL AS exported_at
FROM entry
JOIN client ON client.id = entry.client_id
LEFT JOIN delivery ON delivery.entry_id = entry.id AND delivery.version = entry.version
WHERE delivery.entry_id IS NULL
ORDER BY entry.starts_utc, entry.id
LIMIT :limit
