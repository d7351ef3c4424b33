SELECT count(*) FROM refused
