SELECT mode, count(*) AS meetings, sum(minutes) AS minutes, sum(recorded_together) AS together,
    max(starts_utc) AS newest_utc
FROM entry_now
WHERE client_id = :client_id AND held = 1 AND annulled = 0
GROUP BY mode
ORDER BY meetings DESC, mode
