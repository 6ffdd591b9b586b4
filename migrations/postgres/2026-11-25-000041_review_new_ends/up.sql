-- When rights end that a review shortened; unknown of older decisions.
ALTER TABLE review_steps ADD COLUMN new_until_at BIGINT;
