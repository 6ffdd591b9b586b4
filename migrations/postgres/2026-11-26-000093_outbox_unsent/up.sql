-- A mail whose link ended or was answered before it could be sent stays, with a state of its own.
ALTER TABLE outbox DROP CONSTRAINT outbox_state_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_state_check CHECK (state IN ('waiting', 'sent', 'dead', 'withdrawn'));
-- What may still be sent: few, however many were.
CREATE INDEX outbox_unsent ON outbox (object_id) WHERE state IN ('waiting', 'dead');
