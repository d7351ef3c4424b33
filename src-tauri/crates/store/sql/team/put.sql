INSERT INTO team_member (id, client_id, body) VALUES (:id, :client_id, :body)
ON CONFLICT (id) DO UPDATE SET body = excluded.body
