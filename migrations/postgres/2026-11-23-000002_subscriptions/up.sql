-- What a customer bought. Days are counted from 1970-01-01.
CREATE TABLE subscriptions (
    id BYTEA NOT NULL PRIMARY KEY,
    customer_id BYTEA NOT NULL REFERENCES organisations (id),
    service TEXT COLLATE "C" NOT NULL,
    product TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('direct', 'advisor', 'csp', 'open', 'enterprise_agreement')),
    -- The partner of record.
    provider_id BYTEA REFERENCES organisations (id),
    -- Null where the service is paid by use.
    seats INTEGER CHECK (seats BETWEEN 1 AND 1000000),
    assigned INTEGER NOT NULL CHECK (assigned >= 0),
    -- The last day of the term.
    term_ends_on INTEGER NOT NULL,
    auto_renew BOOLEAN NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'suspended', 'cancelled')),
    created_at BIGINT NOT NULL,
    -- The organisation that wrote the entry last.
    changed_by BYTEA NOT NULL,
    UNIQUE (id, customer_id),
    CONSTRAINT licences_within_seats CHECK (assigned <= coalesce(seats, 0)),
    CONSTRAINT csp_has_a_partner_of_record_and_direct_none CHECK (
        CASE channel WHEN 'csp' THEN provider_id IS NOT NULL WHEN 'direct' THEN provider_id IS NULL ELSE TRUE END
    ),
    -- S9: the seller's entry is written by the partner of record alone, every other one by the customer alone.
    CONSTRAINT only_its_owner_writes_a_subscription CHECK (
        changed_by = CASE channel WHEN 'csp' THEN provider_id ELSE customer_id END
    )
);
CREATE INDEX subscriptions_of_customer ON subscriptions (customer_id, id);
CREATE INDEX subscriptions_of_provider ON subscriptions (provider_id, id);
CREATE INDEX subscriptions_of_customer_by_term ON subscriptions (customer_id, term_ends_on);
CREATE INDEX subscriptions_of_provider_by_term ON subscriptions (provider_id, term_ends_on);

-- S7: what a subscription is, whose it is and who sold it never changes.
CREATE FUNCTION subscriptions_keep_owner_and_seller() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'customer, service, channel and partner of record of a subscription never change'
        USING ERRCODE = 'check_violation';
END;
$$;
CREATE TRIGGER subscriptions_keep_owner_and_seller
BEFORE UPDATE ON subscriptions FOR EACH ROW
WHEN ((OLD.id, OLD.customer_id, OLD.service, OLD.channel, OLD.provider_id)
    IS DISTINCT FROM (NEW.id, NEW.customer_id, NEW.service, NEW.channel, NEW.provider_id))
EXECUTE FUNCTION subscriptions_keep_owner_and_seller();
