SELECT task.body AS body, client.body AS client
FROM task JOIN client ON client.id = task.client_id
WHERE task.open = 1 AND task.own = :own
ORDER BY task.due_on IS NULL, task.due_on, task.id
LIMIT :limit
