SELECT body FROM period WHERE id = :id
