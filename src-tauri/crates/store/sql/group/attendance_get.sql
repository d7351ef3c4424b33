SELECT body FROM group_attendance WHERE id = :id
