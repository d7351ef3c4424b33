SELECT task.body AS body, client.body AS client
FROM (
    SELECT id FROM task INDEXED BY task_open
    WHERE open = 1 AND own = :own
    ORDER BY due_on IS NULL, due_on, id
    LIMIT :limit
) AS first
JOIN task ON task.id = first.id
JOIN client ON client.id = task.client_id
ORDER BY task.due_on IS NULL, task.due_on, task.id
