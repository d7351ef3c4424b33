-- A negative number of pages: all parts into one, so many pages of it at this time.
INSERT INTO search_text (search_text, rank) VALUES ('merge', -:pages)
