DELETE FROM search_due WHERE kind = :kind AND row_id = :row_id
