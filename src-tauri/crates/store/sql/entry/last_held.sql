SELECT body FROM entry WHERE client_id = :client_id AND held = 1 ORDER BY starts_utc DESC, id DESC LIMIT 1
