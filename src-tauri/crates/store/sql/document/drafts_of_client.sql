SELECT body FROM document_draft WHERE client_id = :client_id ORDER BY kind
