SELECT body FROM task WHERE client_id = :client_id AND open = 1 ORDER BY due_on IS NULL, due_on, id
