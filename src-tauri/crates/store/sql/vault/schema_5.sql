-- Measures: their files as imported, what clients answered, and how far the goals were reached on each occasion.
CREATE TABLE measure (
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (id, version)
) STRICT;
-- What was answered is only ever read with the file it was answered with.
CREATE TRIGGER measure_is_locked BEFORE UPDATE ON measure BEGIN SELECT RAISE(ABORT, 'a measure is never changed'); END;
CREATE TRIGGER measure_stays BEFORE DELETE ON measure BEGIN SELECT RAISE(ABORT, 'a measure is never deleted'); END;

CREATE TABLE measure_response (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES client (id),
    finished INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX measure_response_by_client ON measure_response (client_id, id);
CREATE TRIGGER measure_response_is_locked BEFORE UPDATE ON measure_response WHEN OLD.finished = 1
    BEGIN SELECT RAISE(ABORT, 'finished answers are never changed'); END;
CREATE TRIGGER measure_response_stays BEFORE DELETE ON measure_response BEGIN SELECT RAISE(ABORT, 'answers are never deleted'); END;

CREATE TABLE gas_record (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES client (id),
    body TEXT NOT NULL
) STRICT;
CREATE INDEX gas_record_by_client ON gas_record (client_id, id);
CREATE TRIGGER gas_record_is_locked BEFORE UPDATE ON gas_record BEGIN SELECT RAISE(ABORT, 'a score is never changed'); END;
CREATE TRIGGER gas_record_stays BEFORE DELETE ON gas_record BEGIN SELECT RAISE(ABORT, 'a score is never deleted'); END;
