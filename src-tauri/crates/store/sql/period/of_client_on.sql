-- The period whose term holds the day; else the newest that began before it; else the earliest of all.
SELECT body FROM period WHERE client_id = :client_id
ORDER BY (:day BETWEEN starts_on AND ends_on) DESC, (starts_on <= :day) DESC, starts_on DESC
LIMIT 1
