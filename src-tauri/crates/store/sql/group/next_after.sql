SELECT min(starts_utc) FROM group_session INDEXED BY group_session_waiting WHERE waiting = 1 AND starts_utc >= :from
