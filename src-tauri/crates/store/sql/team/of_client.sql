SELECT body FROM team_member WHERE client_id = :client_id ORDER BY id
