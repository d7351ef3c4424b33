SELECT count(*) FROM delivery WHERE entry_id = :entry_id
