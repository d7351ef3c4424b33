SELECT * FROM sent WHERE kind = :kind AND id = :id
