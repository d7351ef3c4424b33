SELECT CASE :noun
    WHEN 'client' THEN :row_id
    WHEN 'period' THEN (SELECT client_id FROM period WHERE id = :row_id)
    WHEN 'goal' THEN (SELECT client_id FROM goal WHERE id = :row_id)
    WHEN 'session' THEN (SELECT client_id FROM session WHERE id = :row_id)
    WHEN 'task' THEN (SELECT client_id FROM task WHERE id = :row_id)
    WHEN 'entry' THEN (SELECT max(client_id) FROM entry WHERE id = :row_id)
    WHEN 'draft' THEN (SELECT client_id FROM draft WHERE id = :row_id)
    WHEN 'delivery' THEN (SELECT max(client_id) FROM entry WHERE id = :row_id)
    WHEN 'group' THEN coalesce((SELECT client_id FROM group_member WHERE id = :row_id), (SELECT client_id FROM group_attendance WHERE id = :row_id))
END AS client_id
