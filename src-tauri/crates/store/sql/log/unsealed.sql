SELECT seq, hash FROM revision WHERE mac IS NULL ORDER BY seq
