SELECT * FROM pulled WHERE kind = :kind AND scope = :scope
