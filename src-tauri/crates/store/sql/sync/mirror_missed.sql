UPDATE mirror SET missed = missed + 1 WHERE kind = :kind AND id = :id
