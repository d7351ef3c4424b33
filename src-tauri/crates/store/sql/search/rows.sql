-- Everything in the index.
SELECT id, row_id FROM search_row ORDER BY id
