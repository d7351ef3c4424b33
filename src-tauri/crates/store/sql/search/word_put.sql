INSERT INTO search_word (word, languages) VALUES (:word, :languages)
ON CONFLICT (word) DO UPDATE SET languages = excluded.languages
RETURNING id
