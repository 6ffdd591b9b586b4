-- The end that counted when it was decided on rights, and whether they extended themselves then; unknown of older decisions.
ALTER TABLE review_steps ADD COLUMN until_at BIGINT;
ALTER TABLE review_steps ADD COLUMN extends BOOLEAN;

-- When to look next whether a customer's review is due: never later than it is. What is due is computed then.
CREATE TABLE review_looks (
    customer_id BLOB NOT NULL PRIMARY KEY REFERENCES organisations (id),
    look_at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX review_looks_next ON review_looks (look_at, customer_id);
INSERT INTO review_looks (customer_id, look_at)
SELECT customer_id, MIN(starts_at) + 31536000000000 FROM delegations WHERE state = 'active' GROUP BY customer_id;
