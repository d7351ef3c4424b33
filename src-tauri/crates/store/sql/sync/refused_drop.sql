DELETE FROM refused WHERE kind = :kind AND id = :id
