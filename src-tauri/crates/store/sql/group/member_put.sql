INSERT INTO group_member (id, group_id, client_id, body) VALUES (:id, :group_id, :client_id, :body)
ON CONFLICT (id) DO UPDATE SET body = excluded.body
