-- Times are microseconds since 1970 UTC; ids are UUIDv7, 16 bytes, made in the program.
-- Sets of roles and services are slugs with spaces between, sorted.

CREATE TABLE organisations (
    id BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('provider', 'reseller', 'customer')),
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    country TEXT NOT NULL CHECK (length(country) = 2),
    domain TEXT,
    domain_proven BOOLEAN NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'suspended')),
    language TEXT NOT NULL,
    support_contact TEXT,
    markets TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    CHECK (domain IS NOT NULL OR NOT domain_proven)
) WITHOUT ROWID;
-- One customer for each proven domain.
CREATE UNIQUE INDEX organisations_of_proven_domain ON organisations (domain) WHERE domain_proven AND kind = 'customer';

CREATE TABLE accounts (
    id BLOB NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    -- Set together with the first proof of the mailbox: who has a password has a proven mailbox.
    password_hash TEXT,
    language TEXT NOT NULL,
    theme TEXT NOT NULL CHECK (theme IN ('auto', 'light', 'dark')),
    -- Where `/` leads, if the person chose.
    home_id BLOB REFERENCES organisations (id),
    created_at BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE members (
    id BLOB NOT NULL PRIMARY KEY,
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    name TEXT NOT NULL,
    agent_role TEXT CHECK (agent_role IN ('admin_agent', 'sales_agent', 'helpdesk_agent')),
    admin_role TEXT CHECK (admin_role IN ('global_admin', 'user_admin', 'billing_admin', 'relationship_admin')),
    created_at BIGINT NOT NULL,
    UNIQUE (organisation_id, account_id)
) WITHOUT ROWID;
CREATE INDEX members_of_account ON members (account_id);

-- Who was asked to join, and has not agreed yet: no rights come from here. Kept by mailbox, so that asking tells
-- nobody whether there is an account.
CREATE TABLE waiting_members (
    id BLOB NOT NULL PRIMARY KEY,
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    name TEXT NOT NULL,
    -- As it was typed.
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    agent_role TEXT CHECK (agent_role IN ('admin_agent', 'sales_agent', 'helpdesk_agent')),
    admin_role TEXT CHECK (admin_role IN ('global_admin', 'user_admin', 'billing_admin', 'relationship_admin')),
    created_at BIGINT NOT NULL,
    UNIQUE (organisation_id, email_key)
) WITHOUT ROWID;
CREATE INDEX waiting_members_of_mailbox ON waiting_members (email_key);

CREATE TABLE sessions (
    id BLOB NOT NULL PRIMARY KEY,
    -- SHA-256 of the key in the cookie: a stolen database opens no session.
    key_hash BLOB NOT NULL UNIQUE,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    device TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    -- When password or factor were last given (step-up).
    proven_at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_of_account ON sessions (account_id);

-- The first address of a new provider, made on the command line.
CREATE TABLE openings (
    id BLOB NOT NULL PRIMARY KEY,
    nonce BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    country TEXT NOT NULL,
    email TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
) WITHOUT ROWID;

-- Sign-ups that wait for the proof of the mailbox. Nothing else exists of them until then.
CREATE TABLE sign_ups (
    id BLOB NOT NULL PRIMARY KEY,
    nonce BLOB NOT NULL UNIQUE,
    via TEXT NOT NULL CHECK (via IN ('invitation', 'partnership', 'opening')),
    via_id BLOB NOT NULL,
    -- Of the link that it began with: renewed since, that link is dead.
    via_generation INTEGER NOT NULL,
    organisation_name TEXT NOT NULL,
    country TEXT NOT NULL,
    domain TEXT,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    language TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
) WITHOUT ROWID;

-- Mailed links of an account: a new password, the welcome of a new member, a new address.
CREATE TABLE mailbox_proofs (
    id BLOB NOT NULL PRIMARY KEY,
    nonce BLOB NOT NULL UNIQUE,
    purpose TEXT NOT NULL CHECK (purpose IN ('password', 'welcome', 'address')),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    email TEXT NOT NULL,
    -- The waiting membership that a first password joins.
    joins_id BLOB,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
) WITHOUT ROWID;
CREATE INDEX mailbox_proofs_of_account ON mailbox_proofs (account_id);

CREATE TABLE partnerships (
    id BLOB NOT NULL PRIMARY KEY,
    provider_id BLOB NOT NULL REFERENCES organisations (id),
    reseller_id BLOB REFERENCES organisations (id),
    asked_name TEXT NOT NULL,
    asked_email TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asked', 'active', 'ended')),
    nonce BLOB NOT NULL UNIQUE,
    generation INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    accepted_at BIGINT,
    ended_at BIGINT,
    end_reason TEXT,
    CHECK (state = 'asked' OR state = 'ended' OR reseller_id IS NOT NULL)
) WITHOUT ROWID;
CREATE UNIQUE INDEX partnerships_once ON partnerships (provider_id, reseller_id) WHERE state = 'active';
CREATE INDEX partnerships_of_provider ON partnerships (provider_id, id);
CREATE INDEX partnerships_of_reseller ON partnerships (reseller_id, id);

CREATE TABLE agreements (
    id BLOB NOT NULL PRIMARY KEY,
    provider_id BLOB NOT NULL REFERENCES organisations (id),
    version INTEGER NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    UNIQUE (provider_id, version, language)
) WITHOUT ROWID;

CREATE TABLE invitations (
    id BLOB NOT NULL PRIMARY KEY,
    provider_id BLOB NOT NULL REFERENCES organisations (id),
    reseller_id BLOB REFERENCES organisations (id),
    kind TEXT NOT NULL CHECK (kind IN ('addressed', 'reusable')),
    state TEXT NOT NULL CHECK (state IN ('issued', 'accepted', 'declined', 'revoked')),
    customer_name TEXT,
    customer_email TEXT,
    -- The canonical form of the address, to find it by.
    customer_key TEXT,
    language TEXT NOT NULL,
    second_language TEXT,
    note TEXT NOT NULL,
    nonce BLOB NOT NULL UNIQUE,
    generation INTEGER NOT NULL,
    max_uses INTEGER CHECK (max_uses > 0),
    uses INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    sent_at BIGINT,
    opened_at BIGINT,
    answered_at BIGINT,
    -- Which link was mailed last, when its customer was reminded of it, and when it was told that it has ended.
    sent_generation INTEGER,
    reminded_at BIGINT,
    expiry_told_at BIGINT,
    CHECK ((kind = 'addressed') = (customer_email IS NOT NULL)),
    CHECK ((kind = 'addressed') = (customer_name IS NOT NULL)),
    CHECK ((kind = 'addressed') = (customer_key IS NOT NULL)),
    CHECK (max_uses IS NULL OR uses <= max_uses)
) WITHOUT ROWID;
CREATE INDEX invitations_of_provider ON invitations (provider_id, id);
CREATE INDEX invitations_of_reseller ON invitations (reseller_id, id);
CREATE INDEX invitations_to_mailbox ON invitations (customer_key, provider_id);
-- What ends next, and what has ended without anybody having been told.
CREATE INDEX invitations_by_end ON invitations (expires_at) WHERE state = 'issued' AND expiry_told_at IS NULL;

-- Rights that an invitation asks for, for one partner each.
CREATE TABLE offers (
    id BLOB NOT NULL PRIMARY KEY,
    invitation_id BLOB NOT NULL REFERENCES invitations (id),
    partner_id BLOB NOT NULL REFERENCES organisations (id),
    roles TEXT NOT NULL CHECK (length(roles) > 0),
    services TEXT NOT NULL CHECK (length(services) > 0),
    days INTEGER NOT NULL CHECK (days BETWEEN 1 AND 730),
    auto_extend BOOLEAN NOT NULL
) WITHOUT ROWID;
CREATE INDEX offers_of_invitation ON offers (invitation_id, id);

CREATE TABLE relationships (
    id BLOB NOT NULL PRIMARY KEY,
    provider_id BLOB NOT NULL REFERENCES organisations (id),
    customer_id BLOB NOT NULL REFERENCES organisations (id),
    reseller_id BLOB REFERENCES organisations (id),
    invitation_id BLOB REFERENCES invitations (id),
    state TEXT NOT NULL CHECK (state IN ('active', 'removed')),
    alias TEXT,
    since BIGINT NOT NULL,
    ended_at BIGINT,
    end_reason TEXT
) WITHOUT ROWID;
-- Accepting twice is accepting once.
CREATE UNIQUE INDEX relationships_once ON relationships (provider_id, customer_id) WHERE state = 'active';
CREATE INDEX relationships_of_reseller ON relationships (reseller_id, customer_id) WHERE state = 'active';
CREATE INDEX relationships_of_customer ON relationships (customer_id, id);

CREATE TABLE agreement_acceptances (
    id BLOB NOT NULL PRIMARY KEY,
    agreement_id BLOB NOT NULL REFERENCES agreements (id),
    customer_id BLOB NOT NULL REFERENCES organisations (id),
    invitation_id BLOB NOT NULL REFERENCES invitations (id),
    -- As it was then; the invitation may be handed to another.
    reseller_id BLOB REFERENCES organisations (id),
    version INTEGER NOT NULL,
    text_hash TEXT NOT NULL,
    signatory TEXT NOT NULL,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    accepted_at BIGINT NOT NULL,
    -- One for each invitation and version, however often the form arrives.
    UNIQUE (invitation_id, customer_id, version)
) WITHOUT ROWID;

CREATE TABLE delegations (
    id BLOB NOT NULL PRIMARY KEY,
    customer_id BLOB NOT NULL REFERENCES organisations (id),
    partner_id BLOB NOT NULL REFERENCES organisations (id),
    name TEXT NOT NULL CHECK (length(name) <= 50),
    roles TEXT NOT NULL CHECK (length(roles) > 0),
    services TEXT NOT NULL CHECK (length(services) > 0),
    state TEXT NOT NULL CHECK (state IN ('requested', 'active', 'ended')),
    auto_extend BOOLEAN NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    invitation_id BLOB REFERENCES invitations (id),
    offer_id BLOB REFERENCES offers (id),
    granted_by TEXT NOT NULL,
    end_reason TEXT CHECK (end_reason IN ('expired', 'revoked_by_customer', 'resigned_by_partner', 'superseded',
        'relationship_removed', 'declined', 'lapsed')),
    ended_at BIGINT,
    ended_by TEXT,
    UNIQUE (partner_id, name),
    CHECK ((state = 'ended') = (end_reason IS NOT NULL)),
    -- Global Administrator never extends by itself.
    CHECK (NOT auto_extend OR roles NOT LIKE '%global-administrator%')
) WITHOUT ROWID;
-- A repeated acceptance finds the rights that the first one gave.
CREATE UNIQUE INDEX delegations_once ON delegations (offer_id, customer_id, partner_id) WHERE state = 'active';
CREATE INDEX delegations_of_customer ON delegations (customer_id, id);
-- Without it SQLite walks through all of a partner's to find those of one customer.
CREATE INDEX delegations_between ON delegations (customer_id, partner_id, id);
CREATE INDEX delegations_of_partner ON delegations (partner_id, id);
CREATE INDEX delegations_held ON delegations (partner_id, customer_id) WHERE state = 'active';
CREATE INDEX delegations_by_end ON delegations (state, ends_at);

-- Reminders that were sent, or that something else made superfluous: one for each end and window.
CREATE TABLE reminders (
    delegation_id BLOB NOT NULL REFERENCES delegations (id),
    ends_at BIGINT NOT NULL,
    days INTEGER NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (delegation_id, ends_at, days)
) WITHOUT ROWID;

-- S8: for each service of a customer at most one provider holds delegated rights.
CREATE TABLE holds (
    customer_id BLOB NOT NULL REFERENCES organisations (id),
    service TEXT NOT NULL,
    delegation_id BLOB NOT NULL REFERENCES delegations (id),
    PRIMARY KEY (customer_id, service)
) WITHOUT ROWID;
CREATE INDEX holds_of_delegation ON holds (delegation_id);

CREATE TABLE activities (
    id BLOB NOT NULL PRIMARY KEY,
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    at BIGINT NOT NULL,
    -- Null where no person acted.
    account_id BLOB,
    actor TEXT NOT NULL,
    actor_organisation TEXT NOT NULL,
    verb TEXT NOT NULL,
    noun TEXT NOT NULL,
    object_id BLOB NOT NULL,
    object_name TEXT NOT NULL,
    reason TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX activities_of_organisation ON activities (organisation_id, id);
CREATE INDEX activities_of_object ON activities (organisation_id, object_id, id);

CREATE TABLE outbox (
    id BLOB NOT NULL PRIMARY KEY,
    organisation_id BLOB REFERENCES organisations (id),
    -- What it is about, so that its delivery shows on that page.
    object_id BLOB,
    message TEXT NOT NULL,
    recipient TEXT NOT NULL,
    recipient_name TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'dead')),
    attempts INTEGER NOT NULL,
    due_at BIGINT NOT NULL,
    last_error TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    sent_at BIGINT
) WITHOUT ROWID;
CREATE INDEX outbox_due ON outbox (due_at) WHERE state = 'waiting';
CREATE INDEX outbox_dead ON outbox (organisation_id, id) WHERE state = 'dead';
CREATE INDEX outbox_of_organisation ON outbox (organisation_id, id);
CREATE INDEX outbox_of_object ON outbox (object_id, id);

-- One-time keys of creating forms: the same key again leads to what the first made.
CREATE TABLE once_keys (
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    once TEXT NOT NULL,
    location TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, once)
) WITHOUT ROWID;

-- The letter of an invitation as it was last written, so that nobody types it twice.
CREATE TABLE letters (
    invitation_id BLOB NOT NULL PRIMARY KEY REFERENCES invitations (id),
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    -- In the second language; the standard words, if null.
    second_body TEXT
) WITHOUT ROWID;

-- New invitations on their way through the steps; fields as the form sends them, in JSON.
CREATE TABLE invitation_drafts (
    id BLOB NOT NULL PRIMARY KEY,
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    fields TEXT NOT NULL,
    updated_at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX invitation_drafts_of_organisation ON invitation_drafts (organisation_id, id);

-- Role templates that a provider saved.
CREATE TABLE saved_templates (
    id BLOB NOT NULL PRIMARY KEY,
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    roles TEXT NOT NULL CHECK (length(roles) > 0 AND roles NOT LIKE '%global-administrator%'),
    UNIQUE (organisation_id, slug)
) WITHOUT ROWID;

-- Invitations for the customers of a file: what each of them asks for, and how far making them has come.
CREATE TABLE invitation_imports (
    id BLOB NOT NULL PRIMARY KEY,
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    -- Who works on it: every step asks anew whether this person still may.
    account_id BLOB NOT NULL REFERENCES accounts (id),
    file_name TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('preview', 'running', 'done', 'cancelled', 'stopped')),
    reseller TEXT,
    -- Slugs with spaces between.
    delegates TEXT NOT NULL,
    roles TEXT NOT NULL,
    services TEXT NOT NULL,
    days INTEGER NOT NULL CHECK (days BETWEEN 1 AND 730),
    auto_extend BOOLEAN NOT NULL,
    link_days BIGINT NOT NULL CHECK (link_days BETWEEN 1 AND 365),
    language TEXT NOT NULL,
    second_language TEXT,
    -- Whether the invitations are mailed, and which rows are taken besides those that are ready.
    send BOOLEAN NOT NULL,
    with_invited BOOLEAN NOT NULL,
    with_customers BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    ended_at BIGINT
) WITHOUT ROWID;
CREATE INDEX invitation_imports_of_organisation ON invitation_imports (organisation_id, id);
CREATE INDEX invitation_imports_running ON invitation_imports (id) WHERE state = 'running';

-- The rows as they were typed, and what becomes of each.
CREATE TABLE invitation_import_rows (
    import_id BLOB NOT NULL REFERENCES invitation_imports (id) ON DELETE CASCADE,
    line INTEGER NOT NULL,
    customer_name TEXT NOT NULL,
    customer_email TEXT NOT NULL,
    language TEXT NOT NULL,
    reseller TEXT NOT NULL,
    note TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('ready', 'malformed', 'twice', 'invited', 'customer', 'waiting', 'made', 'left')),
    -- Pairs of column and rule, with spaces between.
    faults TEXT NOT NULL,
    -- The earlier line with the same address.
    twin INTEGER,
    -- The invitation that was made, or that was there.
    invitation_id BLOB REFERENCES invitations (id),
    customer_id BLOB REFERENCES organisations (id),
    PRIMARY KEY (import_id, line),
    CHECK (state <> 'made' OR invitation_id IS NOT NULL)
) WITHOUT ROWID;
CREATE INDEX invitation_import_rows_by_state ON invitation_import_rows (import_id, state, line);
