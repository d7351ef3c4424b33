-- Whose record is here is ours to ask for.
INSERT INTO scope (client_id) SELECT id FROM client WHERE true ON CONFLICT (client_id) DO NOTHING
