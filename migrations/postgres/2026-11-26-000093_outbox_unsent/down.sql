UPDATE outbox SET state = 'dead' WHERE state = 'withdrawn';
DROP INDEX outbox_unsent;
ALTER TABLE outbox DROP CONSTRAINT outbox_state_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_state_check CHECK (state IN ('waiting', 'sent', 'dead'));
