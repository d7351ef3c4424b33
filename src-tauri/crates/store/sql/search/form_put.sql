INSERT OR IGNORE INTO search_form (form, word) VALUES (:form, :word)
