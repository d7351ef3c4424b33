INSERT INTO group_attendance (id, session_id, client_id, body) VALUES (:id, :session_id, :client_id, :body)
