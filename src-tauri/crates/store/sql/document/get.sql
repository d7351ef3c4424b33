SELECT body FROM document WHERE id = :id ORDER BY version DESC LIMIT 1
