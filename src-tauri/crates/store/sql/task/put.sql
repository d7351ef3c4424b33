INSERT INTO task (id, client_id, open, own, due_on, body)
VALUES (:id, :client_id, :open, :own, :due_on, :body)
ON CONFLICT (id) DO UPDATE SET open = excluded.open, own = excluded.own, due_on = excluded.due_on, body = excluded.body
