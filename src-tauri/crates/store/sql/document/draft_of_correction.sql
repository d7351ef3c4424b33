SELECT body FROM document_draft WHERE corrects = :id
