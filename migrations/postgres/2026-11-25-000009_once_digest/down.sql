ALTER TABLE once_keys DROP COLUMN said;
