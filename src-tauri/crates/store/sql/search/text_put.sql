INSERT INTO search_text (rowid, words) VALUES (:id, :words)
