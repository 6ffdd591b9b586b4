-- The end that counted just before a change was accepted, and whether the rights extended themselves then; unknown of older
-- ones.
ALTER TABLE amendments ADD COLUMN old_until BIGINT;
ALTER TABLE amendments ADD COLUMN old_extends BOOLEAN;
