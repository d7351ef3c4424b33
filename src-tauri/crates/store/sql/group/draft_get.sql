SELECT body FROM group_draft WHERE id = :id
