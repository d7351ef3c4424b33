INSERT INTO period (id, client_id, starts_on, ends_on, notice_on, body)
VALUES (:id, :client_id, :starts_on, :ends_on, :notice_on, :body)
ON CONFLICT (id) DO UPDATE SET starts_on = excluded.starts_on, ends_on = excluded.ends_on, notice_on = excluded.notice_on, body = excluded.body
