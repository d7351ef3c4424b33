-- The record beside the entries and documents that wait to be carried away or were: whose, which, its text, and whether it was read back from
-- no server. An entry that was annulled before it was carried anywhere waits for nothing, and stands here.
WITH kept (kind, row_id, version, noun, client_id, body) AS (
    SELECT 'client', id, 0, 'client', id, body FROM client
    UNION ALL SELECT 'period', id, 0, 'period', client_id, body FROM period
    UNION ALL SELECT 'goal', id, 0, 'goal', client_id, body FROM goal
    UNION ALL SELECT 'session', id, 0, 'session', client_id, body FROM session
    UNION ALL SELECT 'task', id, 0, 'task', client_id, body FROM task
    UNION ALL SELECT 'risk', id, 0, 'risk', client_id, body FROM risk
    UNION ALL SELECT 'team', id, 0, 'team', client_id, body FROM team_member
    UNION ALL SELECT 'measure', id || ' ' || version, 0, 'measure', NULL, body FROM measure
    UNION ALL SELECT 'response', id, 0, 'measure_response', client_id, body FROM measure_response WHERE finished = 1
    UNION ALL SELECT 'gas', id, 0, 'gas', client_id, body FROM gas_record
    UNION ALL SELECT 'group', id, 0, 'group', NULL, body FROM client_group
    UNION ALL SELECT 'group_member', id, 0, 'group_member', client_id, body FROM group_member
    UNION ALL SELECT 'group_session', id, 0, 'group_session', NULL, body FROM group_session
    UNION ALL SELECT 'attendance', id, 0, 'group_attendance', client_id, body FROM group_attendance
    UNION ALL SELECT 'entry', id, version, 'entry', client_id, body FROM entry
    UNION ALL SELECT 'document', id, version, CASE WHEN kind IN ('mid_evaluation', 'final_evaluation') THEN 'evaluation' ELSE 'document' END, client_id, body FROM document
)
SELECT noun, CASE kept.version WHEN 0 THEN kept.row_id ELSE kept.row_id || ' ' || kept.version END AS id, kept.client_id AS client_id, body, outbox.row_id IS NOT NULL AS only_here
FROM kept LEFT JOIN outbox ON outbox.kind = kept.kind AND outbox.row_id = kept.row_id AND outbox.version = kept.version
WHERE NOT EXISTS (SELECT 1 FROM awaiting WHERE awaiting.entry_id = kept.row_id AND awaiting.version = kept.version)
    AND NOT EXISTS (SELECT 1 FROM delivery WHERE delivery.entry_id = kept.row_id AND delivery.version = kept.version)
ORDER BY noun, id
