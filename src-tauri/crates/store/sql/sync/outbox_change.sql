UPDATE outbox SET state = :state, reason = :reason, sent_seq = :sent_seq, attempts = :attempts
WHERE kind = :kind AND row_id = :row_id AND version = :version
