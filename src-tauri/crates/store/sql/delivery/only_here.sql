-- :on_server_too: what was read back from the server as well; it is in no folder.
SELECT coalesce(entry.body, document.body) AS body, entry.id IS NULL AS is_document, client.body AS client, NULL AS exported_at
FROM (
    SELECT starts_utc, entry_id, version FROM awaiting
    WHERE :on_server_too OR EXISTS (SELECT 1 FROM outbox WHERE kind IN ('entry', 'document') AND row_id = awaiting.entry_id AND outbox.version = awaiting.version)
    ORDER BY starts_utc, entry_id, version LIMIT :limit
) AS waits
LEFT JOIN entry ON entry.id = waits.entry_id AND entry.version = waits.version
LEFT JOIN document ON document.id = waits.entry_id AND document.version = waits.version
JOIN client ON client.id = coalesce(entry.client_id, document.client_id)
ORDER BY waits.starts_utc, waits.entry_id, waits.version
