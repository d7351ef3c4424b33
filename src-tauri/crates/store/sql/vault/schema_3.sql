-- Sealed rows, and the answer to who has handled one client's data. The program seals the older rows before the guard comes back.
DROP TRIGGER revision_is_locked;
CREATE INDEX revision_by_client ON revision (client_id, seq) WHERE client_id IS NOT NULL;
