SELECT 'draft' AS noun, id, body FROM draft UNION ALL SELECT 'document_draft', id, body FROM document_draft ORDER BY noun, id
