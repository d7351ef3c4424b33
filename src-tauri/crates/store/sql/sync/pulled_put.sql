INSERT INTO pulled (kind, scope, reached, next, whole) VALUES (:kind, :scope, :reached, :next, :whole)
ON CONFLICT (kind, scope) DO UPDATE SET reached = excluded.reached, next = excluded.next, whole = excluded.whole
