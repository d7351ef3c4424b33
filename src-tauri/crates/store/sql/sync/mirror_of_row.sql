SELECT * FROM mirror WHERE row_kind = :kind AND row_id = :row_id AND row_version = :version
