SELECT (SELECT count(*) FROM entry) - (SELECT count(*) FROM delivery)
