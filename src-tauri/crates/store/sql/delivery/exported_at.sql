SELECT exported_at FROM delivery WHERE entry_id = :entry_id AND version = :version
