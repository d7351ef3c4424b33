SELECT body FROM phrase WHERE id = :id
