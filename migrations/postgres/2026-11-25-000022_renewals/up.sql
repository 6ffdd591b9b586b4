-- Which earlier delegation of the same partner and customer a request asks for again: who used that uses it afterwards.
ALTER TABLE delegations ADD COLUMN renews_id BYTEA REFERENCES delegations (id);
