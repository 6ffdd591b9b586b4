-- What the page showed of each row on which the work was begun: when its turn comes, it gives that still or is left. Empty
-- where that does not count, and of works that were begun before.
ALTER TABLE bulk_change_rows ADD COLUMN shown TEXT NOT NULL DEFAULT '';
