SELECT body FROM risk WHERE client_id = :client_id ORDER BY id
