SELECT count(*)
FROM client INDEXED BY client_by_name
WHERE instr(search_name, :first) AND instr(search_name, :second) AND instr(search_name, :third)
