-- Words with a form that ends with one of these, each written backwards. `:ends`: a list as JSON.
SELECT search_word.word AS word, tail
FROM json_each(:ends) AS sought
JOIN search_tail ON search_tail.tail >= sought.value AND search_tail.tail < sought.value || char(1114111)
JOIN search_word ON search_word.id = search_tail.word
LIMIT :limit
