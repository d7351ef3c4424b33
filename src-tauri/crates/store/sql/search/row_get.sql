SELECT id FROM search_row WHERE row_id = :row_id
