SELECT count(*) FROM group_draft
