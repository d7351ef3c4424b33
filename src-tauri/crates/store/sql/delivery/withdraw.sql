DELETE FROM awaiting WHERE entry_id = :entry_id
