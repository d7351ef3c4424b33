SELECT body FROM worker LIMIT 1
