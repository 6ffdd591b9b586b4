-- A digest of all else that the form said: the same key with other fields is another form. Of keys from before unknown.
ALTER TABLE once_keys ADD COLUMN said BYTEA;
-- Cells of a row beyond its columns, each after a U+001F: they go back into the file of rejected rows.
ALTER TABLE invitation_import_rows ADD COLUMN surplus TEXT NOT NULL DEFAULT '';
