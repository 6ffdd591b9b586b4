DROP TRIGGER add_ons_within_their_base;
DROP TABLE add_ons;
