-- Words with a form that begins with one of these. `:beginnings`: a list as JSON. After every letter comes the last of all.
SELECT search_word.word AS word, form
FROM json_each(:beginnings) AS sought
JOIN search_form ON search_form.form >= sought.value AND search_form.form < sought.value || char(1114111)
JOIN search_word ON search_word.id = search_form.word
LIMIT :limit
