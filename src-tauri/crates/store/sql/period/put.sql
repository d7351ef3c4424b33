INSERT INTO period (id, client_id, starts_on, ends_on, body)
VALUES (:id, :client_id, :starts_on, :ends_on, :body)
ON CONFLICT (id) DO UPDATE SET starts_on = excluded.starts_on, ends_on = excluded.ends_on, body = excluded.body
