-- After how many days whoever is asked was reminded last; 0 as long as nobody was.
ALTER TABLE end_requests ADD COLUMN reminded_days INTEGER NOT NULL DEFAULT 0;
