SELECT body FROM entry WHERE id = :id ORDER BY version DESC LIMIT 1
