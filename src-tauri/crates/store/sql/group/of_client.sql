SELECT body FROM group_member WHERE client_id = :client_id ORDER BY id
