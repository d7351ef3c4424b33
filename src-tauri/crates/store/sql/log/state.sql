-- Everything that stands in the record now, as the log should tell of it: what, which, which version, and its text.
-- Of drafts and deliveries the log keeps only that they are.
SELECT 'worker' AS noun, id AS row_id, 0 AS nth, body FROM worker
UNION ALL SELECT 'client', id, 0, body FROM client
UNION ALL SELECT 'period', id, 0, body FROM period
UNION ALL SELECT 'goal', id, 0, body FROM goal
UNION ALL SELECT 'session', id, 0, body FROM session
UNION ALL SELECT 'task', id, 0, body FROM task
UNION ALL SELECT 'entry', id, version, body FROM entry
UNION ALL SELECT 'code', system || ' ' || code, 0, body FROM code
UNION ALL SELECT 'risk', id, 0, body FROM risk
UNION ALL SELECT 'team', id, 0, body FROM team_member
UNION ALL SELECT 'measure', id || ' ' || version, 0, body FROM measure
UNION ALL SELECT 'measure', id, 0, body FROM measure_response
UNION ALL SELECT 'gas', id, 0, body FROM gas_record
UNION ALL SELECT 'document', id, version, body FROM document
UNION ALL SELECT 'criteria', id, 0, body FROM criteria
UNION ALL SELECT 'phrase', id, 0, body FROM phrase
UNION ALL SELECT 'leaf', client_id, 0, body FROM leaf
UNION ALL SELECT 'group', id, 0, body FROM client_group
UNION ALL SELECT 'group', id, 0, body FROM group_member
UNION ALL SELECT 'group', id, 0, body FROM group_session
UNION ALL SELECT 'group', id, 0, body FROM group_attendance
UNION ALL SELECT 'group', id, 0, body FROM group_choice
UNION ALL SELECT 'draft', id, 0, '' FROM draft
UNION ALL SELECT 'draft', id, 0, '' FROM group_draft
UNION ALL SELECT 'draft', id, 0, '' FROM document_draft
UNION ALL SELECT 'delivery', entry_id, version, '' FROM delivery
