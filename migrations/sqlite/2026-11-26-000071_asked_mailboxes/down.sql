DROP INDEX sign_ups_of_mailbox;
ALTER TABLE sign_ups DROP COLUMN email_key;
DROP INDEX partnerships_asked_of;
ALTER TABLE partnerships DROP COLUMN asked_key;
