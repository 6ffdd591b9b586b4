-- Who asked for rights outside an invitation, and when. While a request waits, starts_at is when it was made, and
-- ends_at as long after that as the term it asks for.
ALTER TABLE delegations ADD COLUMN requested_at BIGINT;
ALTER TABLE delegations ADD COLUMN requested_by TEXT;
CREATE INDEX delegations_requested_of_customer ON delegations (customer_id, id) WHERE state = 'requested';
CREATE INDEX delegations_requested_of_partner ON delegations (partner_id, id) WHERE state = 'requested';

-- Changes of active rights that a partner asked for.
CREATE TABLE amendments (
    id BYTEA NOT NULL PRIMARY KEY,
    delegation_id BYTEA NOT NULL REFERENCES delegations (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'declined', 'withdrawn', 'lapsed')),
    -- What the rights were when it was asked; of an accepted one, just before it was.
    old_roles TEXT NOT NULL,
    old_services TEXT NOT NULL,
    -- What is asked; of an accepted one, what was given.
    roles TEXT NOT NULL CHECK (length(roles) > 0),
    services TEXT NOT NULL CHECK (length(services) > 0),
    -- Null where the end stays as it is.
    days INTEGER CHECK (days BETWEEN 1 AND 730),
    auto_extend BOOLEAN NOT NULL,
    asked_at BIGINT NOT NULL,
    asked_by TEXT NOT NULL,
    answered_at BIGINT,
    -- Null where time alone ended it.
    answered_by TEXT,
    reason TEXT NOT NULL,
    CHECK (NOT auto_extend OR roles NOT LIKE '%global-administrator%')
);
CREATE UNIQUE INDEX amendments_one_open ON amendments (delegation_id) WHERE state = 'open';
CREATE INDEX amendments_of_delegation ON amendments (delegation_id, id);
CREATE INDEX amendments_by_age ON amendments (asked_at) WHERE state = 'open';

-- The same done to many delegations, a row for each.
CREATE TABLE bulk_changes (
    id BYTEA NOT NULL PRIMARY KEY,
    organisation_id BYTEA NOT NULL REFERENCES organisations (id),
    -- Who works on it: every row asks anew whether this person still may.
    account_id BYTEA NOT NULL REFERENCES accounts (id),
    deed TEXT NOT NULL CHECK (deed IN ('revoke', 'resign', 'extend', 'stop-extending', 'renew')),
    reason TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'done', 'cancelled')),
    created_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX bulk_changes_of_organisation ON bulk_changes (organisation_id, id);
CREATE INDEX bulk_changes_running ON bulk_changes (id) WHERE state = 'running';

CREATE TABLE bulk_change_rows (
    bulk_id BYTEA NOT NULL REFERENCES bulk_changes (id) ON DELETE CASCADE,
    line INTEGER NOT NULL,
    delegation_id BYTEA NOT NULL REFERENCES delegations (id),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'refused', 'left')),
    refusal TEXT NOT NULL,
    -- The request that a renewal made.
    made_id BYTEA REFERENCES delegations (id),
    PRIMARY KEY (bulk_id, line)
);
CREATE INDEX bulk_change_rows_by_state ON bulk_change_rows (bulk_id, state, line);
