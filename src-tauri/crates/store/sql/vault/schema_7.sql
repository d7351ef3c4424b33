-- Groups: the group itself, who is in it, when it meets, who came, and words that only look like a name.
-- `group` is a word of SQL's own, so the table of groups has a longer name.
CREATE TABLE client_group (
    id TEXT PRIMARY KEY,
    running INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE group_member (
    id TEXT PRIMARY KEY,
    group_id TEXT NOT NULL REFERENCES client_group (id),
    client_id TEXT NOT NULL REFERENCES client (id),
    body TEXT NOT NULL
) STRICT;
CREATE INDEX group_member_by_group ON group_member (group_id, id);
CREATE INDEX group_member_by_client ON group_member (client_id, id);
CREATE TRIGGER group_member_stays BEFORE DELETE ON group_member BEGIN SELECT RAISE(ABORT, 'who was in a group stays written'); END;

CREATE TABLE group_session (
    id TEXT PRIMARY KEY,
    group_id TEXT NOT NULL REFERENCES client_group (id),
    starts_utc INTEGER NOT NULL,
    waiting INTEGER NOT NULL,
    held INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX group_session_waiting ON group_session (starts_utc) WHERE waiting = 1;
CREATE INDEX group_session_by_start ON group_session (starts_utc);
CREATE INDEX group_session_by_group ON group_session (group_id, starts_utc);
CREATE TRIGGER group_session_is_locked BEFORE UPDATE ON group_session WHEN OLD.held = 1
    BEGIN SELECT RAISE(ABORT, 'a meeting that was held is never changed'); END;
CREATE TRIGGER group_session_stays BEFORE DELETE ON group_session BEGIN SELECT RAISE(ABORT, 'a meeting is never deleted'); END;

-- What is being written of a meeting, everybody's part in one. Not a document: it may change and go.
CREATE TABLE group_draft (
    id TEXT PRIMARY KEY,
    session_id TEXT NOT NULL UNIQUE REFERENCES group_session (id),
    saved_utc INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE group_attendance (
    id TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES group_session (id),
    client_id TEXT NOT NULL REFERENCES client (id),
    body TEXT NOT NULL,
    UNIQUE (session_id, client_id)
) STRICT;
CREATE TRIGGER group_attendance_is_locked BEFORE UPDATE ON group_attendance BEGIN SELECT RAISE(ABORT, 'attendance is never changed'); END;
CREATE TRIGGER group_attendance_stays BEFORE DELETE ON group_attendance BEGIN SELECT RAISE(ABORT, 'attendance is never deleted'); END;

-- That a word of an entry does not mean the person it is spelled like: whoever reads the record later sees that it was asked.
CREATE TABLE group_choice (
    id TEXT PRIMARY KEY,
    entry_id TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX group_choice_by_entry ON group_choice (entry_id);
CREATE TRIGGER group_choice_is_locked BEFORE UPDATE ON group_choice BEGIN SELECT RAISE(ABORT, 'a choice is never changed'); END;
CREATE TRIGGER group_choice_stays BEFORE DELETE ON group_choice BEGIN SELECT RAISE(ABORT, 'a choice is never deleted'); END;
