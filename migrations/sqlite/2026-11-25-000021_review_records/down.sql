DROP TABLE review_looks;
ALTER TABLE review_steps DROP COLUMN extends;
ALTER TABLE review_steps DROP COLUMN until_at;
