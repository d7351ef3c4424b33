SELECT body FROM draft WHERE re_enters = :entry_id AND client_id = :client_id
