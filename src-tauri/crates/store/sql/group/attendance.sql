SELECT body FROM group_attendance WHERE session_id = :session_id ORDER BY id
