UPDATE outbox SET state = 'waiting', sent_seq = NULL, unsure = 1
WHERE state = 'sending' AND NOT EXISTS (SELECT 1 FROM sent WHERE sent.row_kind = outbox.kind AND sent.row_id = outbox.row_id AND sent.row_version = outbox.version)
