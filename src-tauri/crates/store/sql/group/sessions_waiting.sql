SELECT body FROM group_session INDEXED BY group_session_waiting
WHERE waiting = 1 AND starts_utc >= :from AND starts_utc < :until
ORDER BY starts_utc LIMIT 50
