-- With all that the lists of customers and the search for what ends soon ask for, so that neither reads the rows.
DROP INDEX delegations_held;
CREATE INDEX delegations_held ON delegations (partner_id, customer_id, ends_at, auto_extend) WHERE state = 'active';
DROP INDEX delegations_by_end;
CREATE INDEX delegations_by_end ON delegations (state, ends_at, id, auto_extend);
