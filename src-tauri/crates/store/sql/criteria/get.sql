SELECT body FROM criteria LIMIT 1
