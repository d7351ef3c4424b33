SELECT body FROM measure WHERE id = :id AND version = :version
