-- Clients first, then what is short, then of the long texts the newest.
SELECT kind, row_id FROM search_due ORDER BY kind DESC, row_id DESC LIMIT :limit
