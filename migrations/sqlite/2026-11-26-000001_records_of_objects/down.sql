DROP INDEX activities_of_object;
CREATE INDEX activities_of_object ON activities (organisation_id, object_id, id);
