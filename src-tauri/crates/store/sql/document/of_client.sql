-- By the day of the first version: a correction does not make an old document the newest.
SELECT document_now.body AS body
FROM document_now JOIN document AS first ON first.id = document_now.id AND first.version = 1
WHERE document_now.client_id = :client_id
ORDER BY first.written_utc DESC, first.id DESC
