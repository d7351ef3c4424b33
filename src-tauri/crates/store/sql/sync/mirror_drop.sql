DELETE FROM mirror WHERE kind = :kind AND id = :id
