SELECT * FROM outbox WHERE kind = :kind AND row_id = :row_id AND version = :version
