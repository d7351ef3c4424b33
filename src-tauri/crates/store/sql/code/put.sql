INSERT INTO code (system, code, demo, body) VALUES (:system, :code, :demo, :body)
ON CONFLICT (system, code) DO UPDATE SET demo = excluded.demo, body = excluded.body
