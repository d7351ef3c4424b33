DELETE FROM search_row WHERE id = :id
