SELECT * FROM conflict WHERE id = :id
