SELECT hash FROM revision WHERE seq = ?1
