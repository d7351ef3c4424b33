-- A draft's typing, of one client or of a group.
SELECT body FROM draft WHERE id = ?1
UNION ALL SELECT body FROM group_draft WHERE id = ?1
