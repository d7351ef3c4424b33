UPDATE revision SET mac = :mac WHERE seq = :seq
