ALTER TABLE amendments DROP COLUMN old_extends;
ALTER TABLE amendments DROP COLUMN old_until;
