SELECT count(*) FROM entry WHERE client_id = :client_id
