SELECT body FROM group_session WHERE id = :id
