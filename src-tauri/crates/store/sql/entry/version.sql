SELECT body FROM entry WHERE id = :id AND version = :version
