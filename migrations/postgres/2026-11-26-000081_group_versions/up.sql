-- Changes of a group wait for each other at the row of its organisation; what a page showed is compared by its values.
ALTER TABLE access_groups DROP COLUMN version;
