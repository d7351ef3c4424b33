SELECT count(DISTINCT segid) FROM search_text_idx
