-- What stands in the record beside finished entries and national documents, and leaves in no folder: whose, which, and its text.
SELECT 'client' AS noun, id, id AS client_id, body FROM client
UNION ALL SELECT 'period', id, client_id, body FROM period
UNION ALL SELECT 'goal', id, client_id, body FROM goal
UNION ALL SELECT 'session', id, client_id, body FROM session
UNION ALL SELECT 'task', id, client_id, body FROM task
UNION ALL SELECT 'risk', id, client_id, body FROM risk
UNION ALL SELECT 'team', id, client_id, body FROM team_member
UNION ALL SELECT 'measure_response', id, client_id, body FROM measure_response WHERE finished = 1
UNION ALL SELECT 'gas', id, client_id, body FROM gas_record
UNION ALL SELECT 'evaluation', id || ' ' || version, client_id, body FROM document WHERE kind IN ('mid_evaluation', 'final_evaluation')
UNION ALL SELECT 'group', id, NULL, body FROM client_group
UNION ALL SELECT 'group_member', id, client_id, body FROM group_member
UNION ALL SELECT 'group_session', id, NULL, body FROM group_session
UNION ALL SELECT 'group_attendance', id, client_id, body FROM group_attendance
ORDER BY 1, 2
