SELECT body FROM session INDEXED BY session_waiting
WHERE waiting = 1 AND starts_utc >= :from AND starts_utc < :until
ORDER BY starts_utc LIMIT 50
