SELECT min(starts_utc) FROM session INDEXED BY session_waiting WHERE waiting = 1 AND starts_utc >= :from
