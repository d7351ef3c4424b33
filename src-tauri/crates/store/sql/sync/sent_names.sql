-- Without their bodies: this is asked between any two requests.
SELECT kind, id, row_kind, row_id, row_version FROM sent ORDER BY row_kind, row_id, row_version LIMIT :limit
