-- The newest rows of one kind that have the words.
SELECT search_row.row_id AS row_id, search_row.client_id AS client_id
FROM search_text JOIN search_row ON search_row.id = search_text.rowid
WHERE search_text MATCH :words AND search_text.rowid BETWEEN :first AND :last
ORDER BY search_text.rowid
LIMIT :limit
