SELECT 'draft' AS noun, id, body FROM draft UNION ALL SELECT 'document_draft', id, body FROM document_draft UNION ALL SELECT 'group_draft', id, body FROM group_draft ORDER BY noun, id
