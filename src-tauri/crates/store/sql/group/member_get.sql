SELECT body FROM group_member WHERE id = :id
