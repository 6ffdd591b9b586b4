-- Asks to end what the asking organisation cannot end itself: a customer its relationship with a provider, a provider
-- the rights that a former reseller of it still holds. Open until answered, or until what it is about has ended.
CREATE TABLE end_requests (
    id BYTEA NOT NULL PRIMARY KEY,
    asking_id BYTEA NOT NULL REFERENCES organisations (id),
    asked_id BYTEA NOT NULL REFERENCES organisations (id),
    relationship_id BYTEA REFERENCES relationships (id),
    delegation_id BYTEA REFERENCES delegations (id),
    reason TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    answer TEXT,
    answered_by TEXT,
    answered_at BIGINT,
    CONSTRAINT about_one_thing CHECK ((relationship_id IS NULL) <> (delegation_id IS NULL)),
    CHECK ((answered_at IS NULL) = (answer IS NULL)),
    CHECK ((answered_at IS NULL) = (answered_by IS NULL))
);
-- Asking twice is asking once.
CREATE UNIQUE INDEX end_requests_of_relationship ON end_requests (relationship_id) WHERE answered_at IS NULL;
CREATE UNIQUE INDEX end_requests_of_delegation ON end_requests (delegation_id, asking_id) WHERE answered_at IS NULL;
CREATE INDEX end_requests_asked ON end_requests (asked_id, id) WHERE answered_at IS NULL;
