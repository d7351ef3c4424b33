SELECT id FROM client WHERE identity = :identity
