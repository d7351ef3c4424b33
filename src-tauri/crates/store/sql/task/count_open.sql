SELECT count(*) FROM task WHERE open = 1
