DROP INDEX delegations_by_end;
CREATE INDEX delegations_by_end ON delegations (state, ends_at);
DROP INDEX delegations_held;
CREATE INDEX delegations_held ON delegations (partner_id, customer_id) WHERE state = 'active';
