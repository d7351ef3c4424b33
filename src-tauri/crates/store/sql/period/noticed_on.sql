SELECT body FROM period WHERE notice_on <= :day AND ends_on >= :day ORDER BY notice_on, id LIMIT :limit
