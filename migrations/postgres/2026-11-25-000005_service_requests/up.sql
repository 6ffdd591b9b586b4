-- What customers ask to be helped with.
CREATE TABLE service_requests (
    id BYTEA NOT NULL PRIMARY KEY,
    customer_id BYTEA NOT NULL REFERENCES organisations (id),
    service TEXT COLLATE "C" NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('critical', 'high', 'normal', 'low')),
    subject TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'waiting', 'resolved', 'closed')),
    -- The person, a member of the customer or of a partner.
    opened_by BYTEA NOT NULL,
    opened_at BIGINT NOT NULL,
    -- The partner that it is assigned to; whether that may work on it is asked anew each time.
    partner_id BYTEA REFERENCES organisations (id),
    changed_at BIGINT NOT NULL,
    -- Every change is guarded by how often it was changed before.
    changes INTEGER NOT NULL CHECK (changes >= 0)
);
CREATE INDEX service_requests_of_customer ON service_requests (customer_id, id);
CREATE INDEX service_requests_of_customer_by_state ON service_requests (customer_id, state, id);
CREATE INDEX service_requests_of_partner ON service_requests (partner_id, id);

-- What was said and done about them, in its order.
CREATE TABLE service_request_entries (
    id BYTEA NOT NULL PRIMARY KEY,
    request_id BYTEA NOT NULL REFERENCES service_requests (id),
    kind TEXT NOT NULL CHECK (kind IN ('opened', 'answered', 'moved', 'assigned')),
    -- For whom the author acted.
    organisation_id BYTEA NOT NULL REFERENCES organisations (id),
    author TEXT NOT NULL,
    at BIGINT NOT NULL,
    -- Empty where nothing was said.
    body TEXT NOT NULL,
    -- The state after it.
    state TEXT NOT NULL CHECK (state IN ('open', 'waiting', 'resolved', 'closed')),
    -- The partner that it was assigned to by this.
    partner_id BYTEA REFERENCES organisations (id)
);
CREATE INDEX service_request_entries_of_request ON service_request_entries (request_id, id);
