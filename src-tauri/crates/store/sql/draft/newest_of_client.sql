SELECT body FROM draft WHERE client_id = :client_id ORDER BY saved_utc DESC LIMIT 1
