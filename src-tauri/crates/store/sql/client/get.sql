SELECT body FROM client WHERE id = :id
