SELECT client_id, whole_utc, lost_utc FROM scope ORDER BY client_id
