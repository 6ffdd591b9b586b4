-- Names are unique for each partner whatever their case. The key is folded in the program, alike for all databases; of
-- names from before that differ by case alone each keeps its own spelling as its key.
ALTER TABLE delegations ADD COLUMN name_key TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE delegations SET name_key = CASE
    WHEN (partner_id, lower(name)) IN
        (SELECT partner_id, lower(name) FROM delegations GROUP BY partner_id, lower(name) HAVING count(*) > 1)
    THEN name ELSE lower(name) END;
CREATE UNIQUE INDEX delegations_name_key ON delegations (partner_id, name_key);
