SELECT body FROM group_session WHERE group_id = :group_id ORDER BY starts_utc DESC, id DESC LIMIT 200
