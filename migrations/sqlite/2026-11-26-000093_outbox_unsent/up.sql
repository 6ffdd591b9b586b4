-- A mail whose link ended or was answered before it could be sent stays, with a state of its own. SQLite changes no CHECK,
-- and a copy of the table would take as long as there are mails: where no row is stored otherwise, its own way is to
-- change the words of the table. The index makes every connection read them anew.
PRAGMA writable_schema = ON;
UPDATE sqlite_master
SET sql = replace(sql, 'CHECK (state IN (''waiting'', ''sent'', ''dead''))', 'CHECK (state IN (''waiting'', ''sent'', ''dead'', ''withdrawn''))')
WHERE type = 'table' AND name = 'outbox';
-- What may still be sent: few, however many were.
CREATE INDEX outbox_unsent ON outbox (object_id) WHERE state IN ('waiting', 'dead');
PRAGMA writable_schema = RESET;
-- Fails unless the words are there: a replacement that found nothing is no error.
CREATE TEMP TABLE changed (words INTEGER NOT NULL CHECK (words = 1));
INSERT INTO changed SELECT count(*) FROM sqlite_master WHERE name = 'outbox' AND instr(sql, '''withdrawn''') > 0;
DROP TABLE changed;
