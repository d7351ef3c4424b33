SELECT body FROM draft WHERE corrects = :entry_id
