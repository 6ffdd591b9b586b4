-- A digest of all else that the form said: the same key with other fields is another form. Of keys from before unknown.
ALTER TABLE once_keys ADD COLUMN said BYTEA;
