SELECT body FROM task WHERE client_id = :client_id ORDER BY open DESC, due_on IS NULL, due_on, id DESC LIMIT 200
