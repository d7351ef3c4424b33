SELECT body FROM client_group WHERE id = :id
