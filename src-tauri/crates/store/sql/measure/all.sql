SELECT body FROM measure ORDER BY id, version
