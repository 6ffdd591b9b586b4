ALTER TABLE delegations DROP COLUMN renews_id;
