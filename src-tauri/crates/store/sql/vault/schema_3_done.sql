-- After the older rows are sealed: the guard, stricter than before.
CREATE TRIGGER revision_is_locked BEFORE UPDATE ON revision BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
CREATE TRIGGER revision_is_sealed BEFORE INSERT ON revision WHEN new.mac IS NULL BEGIN SELECT RAISE(ABORT, 'a row of the log is sealed'); END;
