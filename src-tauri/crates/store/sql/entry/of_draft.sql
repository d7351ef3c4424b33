SELECT id, client_id FROM entry WHERE id = :draft OR draft_id = :draft LIMIT 1
