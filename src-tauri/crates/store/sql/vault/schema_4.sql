-- The people around a client, and what may make a meeting unsafe.
CREATE TABLE team_member (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES client (id),
    body TEXT NOT NULL
) STRICT;
CREATE INDEX team_member_by_client ON team_member (client_id, id);

CREATE TABLE risk (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES client (id),
    body TEXT NOT NULL
) STRICT;
CREATE INDEX risk_by_client ON risk (client_id, id);

-- From which day on the day's page has something to say of a period: its end comes near, or a review.
-- A period written before had neither reviews nor a reminder that was seen, so it is six weeks before its end.
ALTER TABLE period ADD COLUMN notice_on TEXT;
UPDATE period SET notice_on = date(ends_on, '-42 days');
CREATE INDEX period_by_notice ON period (notice_on) WHERE notice_on IS NOT NULL;
