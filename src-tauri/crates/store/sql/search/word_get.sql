SELECT id, languages FROM search_word WHERE word = :word
