SELECT value FROM server WHERE name = :name
