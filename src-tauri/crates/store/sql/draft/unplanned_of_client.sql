SELECT body FROM draft
WHERE client_id = :client_id AND session_id IS NULL AND corrects IS NULL AND re_enters IS NULL
ORDER BY saved_utc DESC LIMIT 1
