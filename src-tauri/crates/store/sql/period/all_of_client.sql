SELECT body FROM period WHERE client_id = :client_id ORDER BY starts_on DESC, id
