SELECT * FROM mirror WHERE client_id = :client_id AND leads = 1 ORDER BY kind, id
