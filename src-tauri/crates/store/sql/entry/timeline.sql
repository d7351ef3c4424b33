SELECT entry.body AS body, delivery.exported_at AS exported_at
FROM entry_now AS entry
LEFT JOIN delivery ON delivery.entry_id = entry.id AND delivery.version = entry.version
WHERE entry.client_id = :client_id
ORDER BY entry.starts_utc DESC, entry.id DESC
LIMIT :limit OFFSET :offset
