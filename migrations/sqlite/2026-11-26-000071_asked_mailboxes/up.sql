-- What waits for the owner of a mailbox is looked for on each first page of a reseller or a customer: by the canonical form
-- of the address, as accounts have it. The database knows lower case alone: what was asked for before of a mailbox with an
-- internationalised domain has no canonical form here, and is found with its link only.
ALTER TABLE partnerships ADD COLUMN asked_key TEXT NOT NULL DEFAULT '';
UPDATE partnerships SET asked_key = lower(asked_email);
CREATE INDEX partnerships_asked_of ON partnerships (asked_key);
ALTER TABLE sign_ups ADD COLUMN email_key TEXT NOT NULL DEFAULT '';
UPDATE sign_ups SET email_key = lower(email);
CREATE INDEX sign_ups_of_mailbox ON sign_ups (email_key);
