SELECT author, written_at FROM revision WHERE seq = ?1
