DELETE FROM group_draft WHERE id = :id
