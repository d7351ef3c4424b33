SELECT body FROM draft WHERE client_id = :client_id AND session_id IS NULL ORDER BY saved_utc DESC LIMIT 1
