-- The client whose row it was when it was first written.
SELECT client_id FROM revision
WHERE noun = :noun AND row_id = :row_id AND kind = 'change' AND client_id IS NOT NULL ORDER BY seq LIMIT 1
