UPDATE outbox SET state = 'dead' WHERE state = 'withdrawn';
PRAGMA writable_schema = ON;
UPDATE sqlite_master
SET sql = replace(sql, 'CHECK (state IN (''waiting'', ''sent'', ''dead'', ''withdrawn''))', 'CHECK (state IN (''waiting'', ''sent'', ''dead''))')
WHERE type = 'table' AND name = 'outbox';
DROP INDEX outbox_unsent;
PRAGMA writable_schema = RESET;
