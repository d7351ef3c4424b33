SELECT body FROM draft WHERE id = :id
