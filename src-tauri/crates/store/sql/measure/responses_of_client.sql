SELECT body FROM measure_response WHERE client_id = :client_id ORDER BY id
