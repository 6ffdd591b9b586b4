ALTER TABLE end_requests DROP COLUMN reminded_days;
