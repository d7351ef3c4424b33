-- What is being written and is no record yet.
SELECT 'entry_draft' AS noun, id, client_id, body, 1 AS only_here FROM draft
UNION ALL SELECT 'document_draft', id, client_id, body, 1 FROM document_draft
UNION ALL SELECT 'group_draft', id, NULL, body, 1 FROM group_draft
UNION ALL SELECT 'measure_filling', id, client_id, body, 1 FROM measure_response WHERE finished = 0
ORDER BY 1, 2
