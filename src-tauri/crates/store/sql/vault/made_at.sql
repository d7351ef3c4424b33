SELECT written_at FROM revision WHERE seq = 1
