SELECT * FROM sent ORDER BY row_kind, row_id, row_version, leads DESC, kind, id LIMIT :limit
