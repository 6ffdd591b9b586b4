DROP TABLE bulk_change_rows;
DROP TABLE bulk_changes;
DROP TABLE amendments;
DROP INDEX delegations_requested_of_partner;
DROP INDEX delegations_requested_of_customer;
ALTER TABLE delegations DROP COLUMN requested_by;
ALTER TABLE delegations DROP COLUMN requested_at;
