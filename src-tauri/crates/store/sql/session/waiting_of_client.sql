SELECT body FROM session WHERE client_id = :client_id AND waiting = 1 ORDER BY starts_utc LIMIT 20
