SELECT body FROM document WHERE id = :draft OR draft_id = :draft ORDER BY version LIMIT 1
