-- Mailboxes beside the members' that get a copy of an organisation's notices.
CREATE TABLE notice_addresses (
    organisation_id BYTEA NOT NULL REFERENCES organisations (id),
    email TEXT NOT NULL,
    email_key TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (organisation_id, email_key)
);
