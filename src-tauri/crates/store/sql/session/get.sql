SELECT body FROM session WHERE id = :id
