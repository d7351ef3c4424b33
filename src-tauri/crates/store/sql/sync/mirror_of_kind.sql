SELECT * FROM mirror WHERE kind = :kind ORDER BY id
