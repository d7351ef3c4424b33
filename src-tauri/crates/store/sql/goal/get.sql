SELECT body FROM goal WHERE id = :id
