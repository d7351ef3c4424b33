SELECT body FROM leaf WHERE client_id = :client_id
