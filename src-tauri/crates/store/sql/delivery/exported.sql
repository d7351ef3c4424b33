SELECT coalesce(entry.body, document.body) AS body, entry.id IS NULL AS is_document, client.body AS client, newest.exported_at AS exported_at
FROM (
    SELECT delivery.entry_id, delivery.version, delivery.exported_at, delivery.exported_utc
    FROM delivery INDEXED BY delivery_by_time
    ORDER BY delivery.exported_utc DESC, delivery.entry_id DESC, delivery.version DESC
    LIMIT :limit
) AS newest
LEFT JOIN entry ON entry.id = newest.entry_id AND entry.version = newest.version
LEFT JOIN document ON document.id = newest.entry_id AND document.version = newest.version
JOIN client ON client.id = coalesce(entry.client_id, document.client_id)
ORDER BY newest.exported_utc DESC, newest.entry_id DESC, newest.version DESC
