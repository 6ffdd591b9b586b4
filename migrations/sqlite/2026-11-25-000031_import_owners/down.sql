ALTER TABLE selections DROP COLUMN by_organisation_id;
ALTER TABLE file_imports DROP COLUMN by_organisation_id;
