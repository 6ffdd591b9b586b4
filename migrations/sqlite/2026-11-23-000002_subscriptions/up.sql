-- What a customer bought. Days are counted from 1970-01-01.
CREATE TABLE subscriptions (
    id BLOB NOT NULL PRIMARY KEY,
    customer_id BLOB NOT NULL REFERENCES organisations (id),
    service TEXT NOT NULL,
    product TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('direct', 'advisor', 'csp', 'open', 'enterprise_agreement')),
    -- The partner of record.
    provider_id BLOB REFERENCES organisations (id),
    -- Null where the service is paid by use.
    seats INTEGER CHECK (seats BETWEEN 1 AND 1000000),
    assigned INTEGER NOT NULL CHECK (assigned >= 0),
    -- The last day of the term.
    term_ends_on INTEGER NOT NULL,
    auto_renew BOOLEAN NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'suspended', 'cancelled')),
    created_at BIGINT NOT NULL,
    -- The organisation that wrote the entry last.
    changed_by BLOB NOT NULL,
    UNIQUE (id, customer_id),
    CONSTRAINT licences_within_seats CHECK (assigned <= coalesce(seats, 0)),
    CONSTRAINT csp_has_a_partner_of_record_and_direct_none CHECK (
        CASE channel WHEN 'csp' THEN provider_id IS NOT NULL WHEN 'direct' THEN provider_id IS NULL ELSE TRUE END
    ),
    -- S9: the seller's entry is written by the partner of record alone, every other one by the customer alone.
    CONSTRAINT only_its_owner_writes_a_subscription CHECK (
        changed_by = CASE channel WHEN 'csp' THEN provider_id ELSE customer_id END
    )
) WITHOUT ROWID;
CREATE INDEX subscriptions_of_customer ON subscriptions (customer_id, id);
CREATE INDEX subscriptions_of_provider ON subscriptions (provider_id, id);
CREATE INDEX subscriptions_of_customer_by_term ON subscriptions (customer_id, term_ends_on);
CREATE INDEX subscriptions_of_provider_by_term ON subscriptions (provider_id, term_ends_on);

-- S7: what a subscription is, whose it is and who sold it never changes.
CREATE TRIGGER subscriptions_keep_owner_and_seller
BEFORE UPDATE OF id, customer_id, service, channel, provider_id ON subscriptions
WHEN NEW.id IS NOT OLD.id OR NEW.customer_id IS NOT OLD.customer_id OR NEW.service IS NOT OLD.service
    OR NEW.channel IS NOT OLD.channel OR NEW.provider_id IS NOT OLD.provider_id
BEGIN
    SELECT RAISE(ABORT, 'customer, service, channel and partner of record of a subscription never change');
END;
