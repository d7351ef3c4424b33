UPDATE outbox SET state = 'waiting', sent_seq = NULL, attempts = 0, unsure = 1 WHERE state = 'sending'
