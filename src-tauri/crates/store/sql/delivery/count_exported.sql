SELECT count(*) FROM delivery
