SELECT * FROM outbox WHERE state = :state ORDER BY visit, seq, version LIMIT :limit
