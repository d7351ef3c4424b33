-- Neither carried to a folder nor read back from the server.
SELECT count(*) FROM awaiting AS kept JOIN outbox ON outbox.row_id = kept.entry_id AND outbox.version = kept.version AND outbox.kind IN ('entry', 'document')
