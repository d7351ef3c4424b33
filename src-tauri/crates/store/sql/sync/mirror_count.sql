-- Rows of which the server was read to hold what stands here.
SELECT (SELECT count(*) FROM mirror INDEXED BY mirror_leading WHERE leads = 1 AND missed = 0)
    - (SELECT count(*) FROM outbox WHERE EXISTS (
        SELECT 1 FROM mirror WHERE mirror.row_kind = outbox.kind AND mirror.row_id = outbox.row_id AND mirror.row_version = outbox.version AND mirror.leads = 1 AND mirror.missed = 0
    ))
