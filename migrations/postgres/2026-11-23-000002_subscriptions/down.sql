DROP TABLE subscriptions;
DROP FUNCTION subscriptions_keep_owner_and_seller();
