INSERT INTO client (id, sort_name, search_name, identity, body)
VALUES (:id, :sort_name, :search_name, :identity, :body)
ON CONFLICT (id) DO UPDATE SET
    sort_name = excluded.sort_name,
    search_name = excluded.search_name,
    identity = excluded.identity,
    body = excluded.body
