UPDATE scope SET whole_utc = NULL, lost_utc = NULL
