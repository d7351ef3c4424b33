-- Every version of entries and documents, oldest first. Of an annulled one only the annulment, and that only where something of it
-- has been delivered. An evaluation is no national document: what it says leaves in the documents after it.
SELECT entry.body AS body, 0 AS is_document, client.body AS client, entry.starts_utc AS starts_utc, entry.id AS id, entry.version AS version
FROM entry JOIN client ON client.id = entry.client_id
WHERE NOT EXISTS (SELECT 1 FROM entry AS gone WHERE gone.id = entry.id AND gone.annulled = 1)
   OR (entry.annulled = 1 AND EXISTS (SELECT 1 FROM delivery WHERE delivery.entry_id = entry.id))
UNION ALL
SELECT document.body, 1, client.body, document.written_utc, document.id, document.version
FROM document JOIN client ON client.id = document.client_id
WHERE document.kind NOT IN ('mid_evaluation', 'final_evaluation')
  AND (NOT EXISTS (SELECT 1 FROM document AS gone WHERE gone.id = document.id AND gone.annulled = 1)
       OR (document.annulled = 1 AND EXISTS (SELECT 1 FROM delivery WHERE delivery.entry_id = document.id)))
ORDER BY starts_utc, id, version
