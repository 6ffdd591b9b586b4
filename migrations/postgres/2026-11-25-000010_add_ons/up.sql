-- Which subscription is an add-on of which; both are of one customer, and what they are to each other never changes.
CREATE TABLE add_ons (
    subscription_id BYTEA NOT NULL PRIMARY KEY,
    base_id BYTEA NOT NULL,
    customer_id BYTEA NOT NULL,
    CHECK (subscription_id <> base_id),
    FOREIGN KEY (subscription_id, customer_id) REFERENCES subscriptions (id, customer_id),
    FOREIGN KEY (base_id, customer_id) REFERENCES subscriptions (id, customer_id)
);
CREATE INDEX add_ons_of_base ON add_ons (base_id, subscription_id);

-- S9: an add-on is the original seller's, of the same service and term, for no more people than its active base.
CREATE FUNCTION add_ons_fit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RAISE EXCEPTION 'what an add-on belongs to never changes' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM add_ons WHERE subscription_id = NEW.base_id OR base_id = NEW.subscription_id)
        OR NOT EXISTS (
            SELECT 1 FROM subscriptions AS s JOIN subscriptions AS b ON b.id = NEW.base_id
            WHERE s.id = NEW.subscription_id AND s.channel = 'csp' AND b.channel = 'csp' AND b.provider_id = s.provider_id
                AND b.service = s.service AND b.state = 'active' AND s.seats <= b.seats
                AND s.term_ends_on = b.term_ends_on AND s.auto_renew = b.auto_renew
        )
    THEN
        RAISE EXCEPTION 'an add-on belongs to an active base of the same seller and has no more seats'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER add_ons_fit BEFORE INSERT OR UPDATE ON add_ons FOR EACH ROW EXECUTE FUNCTION add_ons_fit();

CREATE FUNCTION add_ons_within_their_base() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
            SELECT 1 FROM add_ons AS a JOIN subscriptions AS b ON b.id = a.base_id
            WHERE a.subscription_id = NEW.id AND NEW.state <> 'cancelled'
                AND (NEW.seats > b.seats OR (NEW.state = 'active' AND b.state <> 'active')
                    OR NEW.term_ends_on <> b.term_ends_on OR NEW.auto_renew <> b.auto_renew)
        )
        OR EXISTS (
            SELECT 1 FROM add_ons AS a JOIN subscriptions AS s ON s.id = a.subscription_id
            WHERE a.base_id = NEW.id AND s.state <> 'cancelled'
                AND (s.seats > NEW.seats OR NEW.state = 'cancelled' OR (s.state = 'active' AND NEW.state <> 'active'))
        )
    THEN
        RAISE EXCEPTION 'an add-on has no more seats than its base, and ends with it' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER add_ons_within_their_base BEFORE UPDATE OF seats, state, term_ends_on, auto_renew ON subscriptions
FOR EACH ROW EXECUTE FUNCTION add_ons_within_their_base();
