-- What is being written and is no record yet.
SELECT 'entry_draft' AS noun, id, client_id, body FROM draft
UNION ALL SELECT 'document_draft', id, client_id, body FROM document_draft
UNION ALL SELECT 'group_draft', id, NULL, body FROM group_draft
UNION ALL SELECT 'measure_filling', id, client_id, body FROM measure_response WHERE finished = 0
ORDER BY 1, 2
