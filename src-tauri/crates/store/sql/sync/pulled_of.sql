SELECT * FROM pulled WHERE scope = :scope ORDER BY kind
