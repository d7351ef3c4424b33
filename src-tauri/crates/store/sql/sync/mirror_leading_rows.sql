SELECT * FROM mirror WHERE leads = 1 ORDER BY row_kind, row_id, row_version
