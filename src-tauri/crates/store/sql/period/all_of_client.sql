SELECT body FROM period WHERE client_id = :client_id
