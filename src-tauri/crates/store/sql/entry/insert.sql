INSERT INTO entry (id, version, client_id, starts_utc, held, mode, minutes, recorded_together, body, annulled, draft_id)
VALUES (:id, :version, :client_id, :starts_utc, :held, :mode, :minutes, :recorded_together, :body, :annulled, :draft_id)
