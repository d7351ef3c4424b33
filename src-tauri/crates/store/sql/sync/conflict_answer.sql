UPDATE conflict SET answer = :answer, answered_utc = :at WHERE id = :id AND answer IS NULL
