-- Meetings of a day: those that wait and those already held.
SELECT body FROM group_session WHERE starts_utc >= :from AND starts_utc < :until ORDER BY starts_utc, id LIMIT 200
