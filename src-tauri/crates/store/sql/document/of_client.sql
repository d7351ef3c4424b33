SELECT body FROM document
WHERE client_id = :client_id AND NOT EXISTS (SELECT 1 FROM document AS newer WHERE newer.id = document.id AND newer.version > document.version)
ORDER BY written_utc DESC, id DESC
