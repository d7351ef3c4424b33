UPDATE sent SET answered = :answered WHERE kind = :kind AND id = :id
