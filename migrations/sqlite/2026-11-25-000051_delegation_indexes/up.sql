-- A customer gives one partner few delegations: those of all its partners are found by delegations_of_customer, and every
-- acceptance wrote into this one too.
DROP INDEX delegations_between;
