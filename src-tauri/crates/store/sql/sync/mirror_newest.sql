SELECT * FROM mirror INDEXED BY mirror_by_update WHERE leads = 1 AND updated IS NOT NULL AND missed = 0 ORDER BY updated DESC, kind, id LIMIT :limit
