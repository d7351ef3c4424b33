-- The first free number of that moment.
SELECT coalesce(max(id), :first - 1) + 1 AS id FROM search_row WHERE id BETWEEN :first AND :last
