SELECT client_id FROM revision WHERE seq = ?1
