-- When a resource was last sent, in Unix seconds: what was cut off a moment ago may still be worked on.
ALTER TABLE sent ADD COLUMN said_utc INTEGER NOT NULL DEFAULT 0;
