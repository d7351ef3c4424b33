DELETE FROM search_name WHERE client_id = :client_id
