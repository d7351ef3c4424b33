SELECT count(*) FROM awaiting
