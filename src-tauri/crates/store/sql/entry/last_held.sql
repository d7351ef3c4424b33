SELECT body FROM entry_now WHERE client_id = :client_id AND held = 1 AND annulled = 0 ORDER BY starts_utc DESC, id DESC LIMIT 1
