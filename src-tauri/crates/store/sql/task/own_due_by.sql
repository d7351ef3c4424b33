SELECT task.body AS body, client.body AS client
FROM task JOIN client ON client.id = task.client_id
WHERE task.open = 1 AND task.own = 1 AND task.due_on <= :day
ORDER BY task.due_on, task.id
LIMIT 50
