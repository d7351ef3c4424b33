SELECT body FROM risk WHERE id = :id
