SELECT body FROM team_member WHERE id = :id
