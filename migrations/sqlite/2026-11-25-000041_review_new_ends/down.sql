ALTER TABLE review_steps DROP COLUMN new_until_at;
