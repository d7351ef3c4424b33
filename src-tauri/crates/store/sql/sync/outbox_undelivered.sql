SELECT * FROM outbox ORDER BY since_utc, visit, seq, version LIMIT :limit OFFSET :offset
