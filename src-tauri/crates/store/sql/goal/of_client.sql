SELECT body FROM goal WHERE client_id = :client_id ORDER BY id
