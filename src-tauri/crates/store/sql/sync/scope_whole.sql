UPDATE scope SET whole_utc = :at WHERE client_id = :client_id AND whole_utc IS NULL
