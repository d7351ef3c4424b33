SELECT body FROM gas_record WHERE id = :id
