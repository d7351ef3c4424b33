SELECT body FROM document WHERE id = :id AND version = :version
