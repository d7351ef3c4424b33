SELECT written_at FROM revision ORDER BY seq DESC LIMIT 1
