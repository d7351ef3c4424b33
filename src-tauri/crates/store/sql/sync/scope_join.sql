INSERT INTO scope (client_id) VALUES (:client_id) ON CONFLICT (client_id) DO UPDATE SET lost_utc = NULL, whole_utc = CASE WHEN lost_utc IS NULL THEN whole_utc END
