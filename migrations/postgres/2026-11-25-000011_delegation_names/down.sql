DROP INDEX delegations_name_key;
ALTER TABLE delegations DROP COLUMN name_key;
