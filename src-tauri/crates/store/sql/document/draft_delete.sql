DELETE FROM document_draft WHERE id = :id
