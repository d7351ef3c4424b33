SELECT body FROM measure_response WHERE id = :id
