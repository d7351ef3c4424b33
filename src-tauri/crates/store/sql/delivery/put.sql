INSERT INTO delivery (entry_id, version, exported_at, exported_utc)
VALUES (:entry_id, :version, :exported_at, :exported_utc)
ON CONFLICT (entry_id, version) DO UPDATE SET exported_at = excluded.exported_at, exported_utc = excluded.exported_utc
