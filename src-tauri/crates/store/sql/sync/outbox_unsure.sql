UPDATE outbox SET unsure = :unsure WHERE kind = :kind AND row_id = :row_id AND version = :version
