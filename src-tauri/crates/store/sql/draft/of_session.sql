SELECT body FROM draft WHERE session_id = :session_id
