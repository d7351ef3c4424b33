-- The worker's own, in the order they were written.
SELECT body FROM phrase WHERE id <> 'organisation' ORDER BY id
