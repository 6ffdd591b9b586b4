-- Mailboxes beside the members' that get a copy of an organisation's notices.
CREATE TABLE notice_addresses (
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    PRIMARY KEY (organisation_id, email_key)
);
