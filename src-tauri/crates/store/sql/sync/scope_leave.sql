UPDATE scope SET lost_utc = :at WHERE client_id = :client_id AND lost_utc IS NULL
