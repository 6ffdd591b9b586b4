ALTER TABLE bulk_change_rows DROP COLUMN shown;
