SELECT * FROM conflict WHERE answer IS NULL ORDER BY found_utc, id LIMIT :limit
