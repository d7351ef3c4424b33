UPDATE mirror SET missed = 0 WHERE kind = :kind AND id = :id AND missed > 0
