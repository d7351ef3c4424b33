SELECT body FROM revision WHERE noun = 'vault' AND row_id = :vault ORDER BY seq DESC LIMIT 20
