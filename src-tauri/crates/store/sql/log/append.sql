-- One row, so that a refusal leaves nothing; with ABORT, SQLite would copy every page first, to undo more.
INSERT OR FAIL INTO revision (seq, id, kind, noun, row_id, client_id, author, device, event_at, written_at, reason, body, previous, hash, mac)
VALUES (:seq, :id, :kind, :noun, :row_id, :client_id, :author, :device, :event_at, :written_at, :reason, :body, :previous, :hash, :mac)
