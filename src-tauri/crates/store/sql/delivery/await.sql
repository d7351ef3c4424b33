INSERT INTO awaiting (starts_utc, entry_id, version) VALUES (:starts_utc, :entry_id, :version)
