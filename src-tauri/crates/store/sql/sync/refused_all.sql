SELECT * FROM refused ORDER BY at_utc, kind, id LIMIT :limit
