INSERT OR IGNORE INTO search_tail (tail, word) VALUES (:tail, :word)
