SELECT count(*) FROM outbox WHERE client_id = :client_id
