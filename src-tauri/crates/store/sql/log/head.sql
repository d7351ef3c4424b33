SELECT seq, hash FROM revision ORDER BY seq DESC LIMIT 1
