SELECT body FROM code ORDER BY system, code
