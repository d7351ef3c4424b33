SELECT body FROM document_draft ORDER BY saved_utc, id
