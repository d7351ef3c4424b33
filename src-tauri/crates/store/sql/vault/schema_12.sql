-- The client's copy "Mitä sovimme": of each client the newest answer to whether the paper may be left at home.
CREATE TABLE leaf (
    client_id TEXT PRIMARY KEY REFERENCES client (id),
    body TEXT NOT NULL
) STRICT;
