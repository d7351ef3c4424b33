SELECT body FROM revision WHERE noun = :noun AND row_id = :vault ORDER BY seq DESC LIMIT 20
