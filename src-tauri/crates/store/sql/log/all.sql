SELECT seq, id, kind, noun, row_id, client_id, author, device, event_at, written_at, reason, body, previous, hash, mac
FROM revision ORDER BY seq
