-- What stood in one row before, the newest first.
SELECT body FROM revision WHERE noun = :noun AND row_id = :row_id AND kind = 'change' ORDER BY seq DESC LIMIT 200
