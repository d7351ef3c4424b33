UPDATE outbox SET state = 'waiting', reason = NULL WHERE state = 'set_aside' AND reason = :reason
