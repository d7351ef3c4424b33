SELECT state, unsure, count(*) AS many, min(since_utc) AS oldest_utc FROM outbox INDEXED BY outbox_by_state GROUP BY state, unsure
