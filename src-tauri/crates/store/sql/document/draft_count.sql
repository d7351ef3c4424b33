SELECT count(*) FROM document_draft
