SELECT count(*) FROM search_due
