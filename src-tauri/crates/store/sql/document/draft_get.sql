SELECT body FROM document_draft WHERE id = :id
