SELECT count(*) FROM conflict WHERE answer IS NULL
