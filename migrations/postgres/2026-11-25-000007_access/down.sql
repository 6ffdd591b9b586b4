DROP TABLE access_assignments;
DROP INDEX delegations_with_partner;
DROP TABLE access_group_members;
DROP INDEX members_with_organisation;
DROP TABLE access_groups;
