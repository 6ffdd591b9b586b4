DROP TABLE review_steps;
DROP TABLE reviews;
ALTER TABLE delegations DROP COLUMN last_used_at;
