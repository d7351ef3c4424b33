SELECT client_id FROM entry WHERE id = :id LIMIT 1
