-- When a member of the partner last worked with the rights.
ALTER TABLE delegations ADD COLUMN last_used_at BIGINT;

-- The customer's yearly look at all rights that it gave.
CREATE TABLE reviews (
    id BLOB NOT NULL PRIMARY KEY,
    customer_id BLOB NOT NULL REFERENCES organisations (id),
    started_by TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    finished_by TEXT,
    finished_at BIGINT,
    CHECK ((finished_by IS NULL) = (finished_at IS NULL))
) WITHOUT ROWID;
CREATE INDEX reviews_of_customer ON reviews (customer_id, id);
CREATE UNIQUE INDEX reviews_one_at_a_time ON reviews (customer_id) WHERE finished_at IS NULL;

-- The rights that held when it was started, and what became of each.
CREATE TABLE review_steps (
    review_id BLOB NOT NULL REFERENCES reviews (id),
    -- From 1.
    place INTEGER NOT NULL CHECK (place >= 1),
    delegation_id BLOB NOT NULL REFERENCES delegations (id),
    -- As they were when it was decided on them; until then as they were at the start.
    roles TEXT NOT NULL,
    services TEXT NOT NULL,
    decision TEXT CHECK (decision IN ('keep', 'shorten', 'revoke', 'ended')),
    decided_by TEXT,
    decided_at BIGINT,
    PRIMARY KEY (review_id, place),
    CHECK ((decision IS NULL) = (decided_at IS NULL)),
    CHECK ((decision IS NULL) = (decided_by IS NULL))
) WITHOUT ROWID;
