DROP TRIGGER add_ons_within_their_base ON subscriptions;
DROP FUNCTION add_ons_within_their_base;
DROP TABLE add_ons;
DROP FUNCTION add_ons_fit;
