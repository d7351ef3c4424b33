-- Every handling of one client's data. The body is the access log's own; a change's body is the record itself and stays out.
SELECT seq, author, noun, row_id, written_at, reason, CASE kind WHEN 'access' THEN body END AS said
FROM revision WHERE client_id = :client_id ORDER BY seq DESC
