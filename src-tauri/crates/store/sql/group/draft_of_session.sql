SELECT body FROM group_draft WHERE session_id = :session_id
