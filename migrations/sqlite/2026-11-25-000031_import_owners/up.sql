-- Whose member sent the file or chose the people: the organisation itself, or a partner on its behalf, which keeps its own.
ALTER TABLE file_imports ADD COLUMN by_organisation_id BLOB REFERENCES organisations (id);
UPDATE file_imports SET by_organisation_id = organisation_id;
ALTER TABLE selections ADD COLUMN by_organisation_id BLOB REFERENCES organisations (id);
UPDATE selections SET by_organisation_id = customer_id;
