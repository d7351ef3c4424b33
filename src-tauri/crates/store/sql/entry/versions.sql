SELECT entry.body AS body, delivery.exported_at AS exported_at
FROM entry
LEFT JOIN delivery ON delivery.entry_id = entry.id AND delivery.version = entry.version
WHERE entry.id = :id
ORDER BY entry.version
