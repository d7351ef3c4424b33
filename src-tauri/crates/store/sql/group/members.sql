SELECT body FROM group_member WHERE group_id = :group_id ORDER BY id
