SELECT body FROM group_choice WHERE entry_id = :entry_id ORDER BY id
