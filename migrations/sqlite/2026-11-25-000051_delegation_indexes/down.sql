CREATE INDEX delegations_between ON delegations (customer_id, partner_id, id);
