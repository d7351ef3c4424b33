SELECT * FROM conflict WHERE row_kind = :kind AND row_id = :row_id AND row_version = :version ORDER BY found_utc DESC, id DESC
