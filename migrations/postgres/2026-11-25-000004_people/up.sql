-- A customer's directory: people, who need no account here.
CREATE TABLE people (
    id BYTEA NOT NULL PRIMARY KEY,
    customer_id BYTEA NOT NULL REFERENCES organisations (id),
    name TEXT NOT NULL,
    name_key TEXT COLLATE "C" NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT COLLATE "C" NOT NULL,
    department TEXT COLLATE "C",
    created_at BIGINT NOT NULL,
    UNIQUE (id, customer_id),
    UNIQUE (customer_id, email_key)
);
CREATE INDEX people_of_customer ON people (customer_id, id);
CREATE INDEX people_of_department ON people (customer_id, department, id);

-- Who has a seat of which subscription; both are of one customer. `subscriptions.assigned` counts them.
CREATE TABLE licences (
    subscription_id BYTEA NOT NULL,
    person_id BYTEA NOT NULL,
    customer_id BYTEA NOT NULL,
    assigned_at BIGINT NOT NULL,
    PRIMARY KEY (subscription_id, person_id),
    FOREIGN KEY (subscription_id, customer_id) REFERENCES subscriptions (id, customer_id),
    FOREIGN KEY (person_id, customer_id) REFERENCES people (id, customer_id)
);
CREATE INDEX licences_of_person ON licences (person_id);
CREATE INDEX licences_of_customer ON licences (customer_id, subscription_id);

-- What was done for several people at once, and what became of each; kept for a while, to be looked at.
CREATE TABLE selections (
    id BYTEA NOT NULL PRIMARY KEY,
    customer_id BYTEA NOT NULL,
    subscription_id BYTEA NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('assign', 'take-back')),
    created_at BIGINT NOT NULL,
    FOREIGN KEY (subscription_id, customer_id) REFERENCES subscriptions (id, customer_id)
);
CREATE TABLE selected_people (
    selection_id BYTEA NOT NULL REFERENCES selections (id) ON DELETE CASCADE,
    person_id BYTEA NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    outcome TEXT NOT NULL CHECK (outcome IN ('assigned', 'had', 'no-seat', 'taken-back', 'had-none')),
    PRIMARY KEY (selection_id, person_id)
);
CREATE INDEX selected_people_of_person ON selected_people (person_id);

-- Files of people and of subscriptions that were sent, and what becomes of each row.
CREATE TABLE file_imports (
    id BYTEA NOT NULL PRIMARY KEY,
    -- Into whose data.
    organisation_id BYTEA NOT NULL REFERENCES organisations (id),
    subject TEXT NOT NULL CHECK (subject IN ('people', 'subscriptions')),
    file_name TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('preview', 'done', 'cancelled')),
    created_at BIGINT NOT NULL
);
CREATE INDEX file_imports_of_organisation ON file_imports (organisation_id, subject, id);

CREATE TABLE file_import_rows (
    import_id BYTEA NOT NULL REFERENCES file_imports (id) ON DELETE CASCADE,
    line INTEGER NOT NULL,
    -- As they were typed, a separator between each.
    cells TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('ready', 'malformed', 'twice', 'there', 'made')),
    -- Pairs of column and rule, with spaces between.
    faults TEXT NOT NULL,
    -- The earlier line that says the same.
    twin INTEGER,
    -- The person or subscription that was made, or that was there.
    object_id BYTEA,
    PRIMARY KEY (import_id, line)
);
CREATE INDEX file_import_rows_by_state ON file_import_rows (import_id, state, line);
