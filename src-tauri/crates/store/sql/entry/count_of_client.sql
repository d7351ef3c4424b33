SELECT count(*) FROM entry_now WHERE client_id = :client_id
