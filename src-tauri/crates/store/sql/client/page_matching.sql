-- One page of the list, each row with what the list says about the client.
SELECT
    client.body AS body,
    (SELECT entry.starts_utc FROM entry_now AS entry WHERE entry.client_id = client.id AND entry.held = 1 AND entry.annulled = 0 ORDER BY entry.starts_utc DESC LIMIT 1) AS last_met,
    (SELECT min(session.starts_utc) FROM session WHERE session.client_id = client.id AND session.waiting = 1 AND session.starts_utc >= :now) AS next_session,
    (SELECT count(*) FROM task WHERE task.client_id = client.id AND task.open = 1) AS open_tasks,
    (SELECT max(period.ends_on) FROM period WHERE period.client_id = client.id AND period.starts_on <= :today AND period.ends_on >= :today) AS term_ends_on
FROM (
    SELECT id, sort_name
    FROM client INDEXED BY client_by_name
    WHERE instr(search_name, :first) AND instr(search_name, :second) AND instr(search_name, :third)
    ORDER BY sort_name, id
    LIMIT :limit OFFSET :offset
) AS page
JOIN client ON client.id = page.id
ORDER BY page.sort_name, page.id
