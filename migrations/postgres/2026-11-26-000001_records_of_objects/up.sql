-- The object first: what is new lies at the end of the index, whoever reads it, so that one acceptance writes into few pages.
DROP INDEX activities_of_object;
CREATE INDEX activities_of_object ON activities (object_id, organisation_id, id);
