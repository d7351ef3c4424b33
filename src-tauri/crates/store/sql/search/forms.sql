-- Words that have one of these forms. `:forms`: a list as JSON.
SELECT search_word.word AS word, form
FROM json_each(:forms) AS sought
JOIN search_form ON search_form.form = sought.value
JOIN search_word ON search_word.id = search_form.word
LIMIT :limit
