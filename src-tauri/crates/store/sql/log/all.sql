SELECT seq, id, kind, noun, row_id, client_id, author, device, event_at, written_at, reason, body, previous, hash
FROM revision ORDER BY seq
