-- Parts of names by what they are, what they begin with, and what they are without a letter. Lists as JSON.
SELECT 0 AS way, part, client_id FROM json_each(:forms) AS sought JOIN search_name ON form = sought.value
UNION
SELECT 1, part, client_id FROM search_name WHERE form >= :beginning AND form < :beginning || char(1114111)
UNION
SELECT 2, part, client_id FROM json_each(:near) AS sought JOIN search_name ON form = sought.value
LIMIT :limit
