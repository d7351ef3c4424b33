SELECT entry.body AS body, client.body AS client, delivery.exported_at AS exported_at
FROM delivery
JOIN entry ON entry.id = delivery.entry_id AND entry.version = delivery.version
JOIN client ON client.id = entry.client_id
ORDER BY delivery.exported_utc DESC, entry.starts_utc DESC
LIMIT :limit
