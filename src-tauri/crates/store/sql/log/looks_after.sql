-- Looks at clients' records that were written down after one row of the log.
SELECT seq, id, author, noun, client_id, written_at, reason, body
FROM revision WHERE seq > :after AND kind = 'access' AND client_id IS NOT NULL ORDER BY seq LIMIT :limit
