-- Every version, oldest event first. Of an annulled entry only the annulment, and that only where the entry has been delivered.
SELECT entry.body AS body, client.body AS client
FROM entry JOIN client ON client.id = entry.client_id
WHERE NOT EXISTS (SELECT 1 FROM entry AS gone WHERE gone.id = entry.id AND gone.annulled = 1)
   OR (entry.annulled = 1 AND EXISTS (SELECT 1 FROM delivery WHERE delivery.entry_id = entry.id))
ORDER BY entry.starts_utc, entry.id, entry.version
