SELECT body FROM entry_now WHERE client_id = :client_id AND annulled = 0 ORDER BY starts_utc, id
