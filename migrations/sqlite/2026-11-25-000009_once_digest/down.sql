ALTER TABLE once_keys DROP COLUMN said;
ALTER TABLE invitation_import_rows DROP COLUMN surplus;
