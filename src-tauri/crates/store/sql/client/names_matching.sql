-- Clients whose names have these words somewhere.
SELECT body
FROM client INDEXED BY client_by_name
WHERE instr(search_name, :first) AND instr(search_name, :second) AND instr(search_name, :third)
ORDER BY sort_name, id
LIMIT :limit
