SELECT body FROM draft ORDER BY saved_utc LIMIT 200
