-- The rows that a span of the log changed, each once in the order they were; what stood in each before, and whether it has changed since.
SELECT
    now.noun AS noun,
    now.row_id AS row_id,
    now.client_id AS client_id,
    (SELECT before.body FROM revision AS before
     WHERE before.noun = now.noun AND before.row_id = now.row_id AND before.kind = 'change' AND before.seq < :from
     ORDER BY before.seq DESC LIMIT 1) AS before,
    EXISTS (SELECT 1 FROM revision AS later
            WHERE later.noun = now.noun AND later.row_id = now.row_id AND later.kind = 'change' AND later.seq > :until) AS changed_since
FROM revision AS now
WHERE now.seq BETWEEN :from AND :until AND now.kind = 'change'
GROUP BY now.noun, now.row_id
ORDER BY min(now.seq)
