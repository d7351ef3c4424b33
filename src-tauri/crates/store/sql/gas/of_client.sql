SELECT body FROM gas_record WHERE client_id = :client_id ORDER BY id
