SELECT entry.body AS body, client.body AS client
FROM entry JOIN client ON client.id = entry.client_id
ORDER BY entry.starts_utc, entry.id
