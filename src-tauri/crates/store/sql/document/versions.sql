SELECT document.body AS body, delivery.exported_at AS exported_at
FROM document LEFT JOIN delivery ON delivery.entry_id = document.id AND delivery.version = document.version
WHERE document.id = :id
ORDER BY document.version
