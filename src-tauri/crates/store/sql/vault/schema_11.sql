-- Search: what is written can be found by its words. No text stands here twice: only which words a row has, and what each word
-- may be a form of. Everything in these tables can be made again from the record, and no row of the log tells of them.
-- Rows that are not looked through yet: 1 entry, 2 document, 3 goal, 4 task, 5 client. In with the row that was written, in the
-- same transaction; out when its words have been taken in. (OR IGNORE would not hold: a trigger takes the policy of its statement.)
CREATE TABLE search_due (
    kind INTEGER NOT NULL,
    row_id TEXT NOT NULL,
    PRIMARY KEY (kind, row_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER entry_is_due AFTER INSERT ON entry BEGIN INSERT INTO search_due SELECT 1, NEW.id WHERE NOT EXISTS (SELECT 1 FROM search_due WHERE kind = 1 AND row_id = NEW.id); END;
CREATE TRIGGER document_is_due AFTER INSERT ON document BEGIN INSERT INTO search_due SELECT 2, NEW.id WHERE NOT EXISTS (SELECT 1 FROM search_due WHERE kind = 2 AND row_id = NEW.id); END;
CREATE TRIGGER goal_is_due AFTER INSERT ON goal BEGIN INSERT INTO search_due SELECT 3, NEW.id WHERE NOT EXISTS (SELECT 1 FROM search_due WHERE kind = 3 AND row_id = NEW.id); END;
CREATE TRIGGER goal_is_due_anew AFTER UPDATE ON goal BEGIN INSERT INTO search_due SELECT 3, NEW.id WHERE NOT EXISTS (SELECT 1 FROM search_due WHERE kind = 3 AND row_id = NEW.id); END;
CREATE TRIGGER task_is_due AFTER INSERT ON task BEGIN INSERT INTO search_due SELECT 4, NEW.id WHERE NOT EXISTS (SELECT 1 FROM search_due WHERE kind = 4 AND row_id = NEW.id); END;
CREATE TRIGGER task_is_due_anew AFTER UPDATE ON task BEGIN INSERT INTO search_due SELECT 4, NEW.id WHERE NOT EXISTS (SELECT 1 FROM search_due WHERE kind = 4 AND row_id = NEW.id); END;
CREATE TRIGGER client_is_due AFTER INSERT ON client BEGIN INSERT INTO search_due SELECT 5, NEW.id WHERE NOT EXISTS (SELECT 1 FROM search_due WHERE kind = 5 AND row_id = NEW.id); END;
CREATE TRIGGER client_is_due_anew AFTER UPDATE OF search_name ON client BEGIN INSERT INTO search_due SELECT 5, NEW.id WHERE NOT EXISTS (SELECT 1 FROM search_due WHERE kind = 5 AND row_id = NEW.id); END;

-- What was written before there was a search waits as well.
INSERT INTO search_due SELECT DISTINCT 1, id FROM entry;
INSERT INTO search_due SELECT DISTINCT 2, id FROM document;
INSERT INTO search_due SELECT 3, id FROM goal;
INSERT INTO search_due SELECT 4, id FROM task;
INSERT INTO search_due SELECT 5, id FROM client;

-- A row of the record in the index. `id`: its kind, then how long before the end of time it happened, so that of each kind the
-- newest comes first.
CREATE TABLE search_row (
    id INTEGER PRIMARY KEY,
    row_id TEXT NOT NULL UNIQUE,
    client_id TEXT NOT NULL REFERENCES client (id)
) STRICT;
-- The words of a row and whose it is, no text and no places of words in it.
CREATE VIRTUAL TABLE search_text USING fts5 (words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');

-- Every word that was ever written; the languages of the texts it stood in, as bits; and what it may be a form of, forwards and
-- backwards: the end of a compound is looked for from its end.
CREATE TABLE search_word (
    id INTEGER PRIMARY KEY,
    word TEXT NOT NULL UNIQUE,
    languages INTEGER NOT NULL
) STRICT;
CREATE TABLE search_form (
    form TEXT NOT NULL,
    word INTEGER NOT NULL,
    PRIMARY KEY (form, word)
) STRICT, WITHOUT ROWID;
CREATE TABLE search_tail (
    tail TEXT NOT NULL,
    word INTEGER NOT NULL,
    PRIMARY KEY (tail, word)
) STRICT, WITHOUT ROWID;

-- Clients' names: each part as it is, and without each of its letters, so that one that is wrong does not hide it.
CREATE TABLE search_name (
    form TEXT NOT NULL,
    part TEXT NOT NULL,
    client_id TEXT NOT NULL REFERENCES client (id),
    PRIMARY KEY (form, part, client_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_name_by_client ON search_name (client_id);
