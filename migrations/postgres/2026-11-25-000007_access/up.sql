-- Members of a partner who use delegated rights together.
CREATE TABLE access_groups (
    id BYTEA NOT NULL PRIMARY KEY,
    organisation_id BYTEA NOT NULL REFERENCES organisations (id),
    name TEXT NOT NULL,
    name_key TEXT COLLATE "C" NOT NULL,
    -- Goes up with every change: a form that was filled in on what is no more changes nothing.
    version INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (organisation_id, name_key),
    UNIQUE (id, organisation_id)
);

-- Members of the same organisation alone. Whoever is removed from it is in none of its groups any more.
CREATE UNIQUE INDEX members_with_organisation ON members (id, organisation_id);
CREATE TABLE access_group_members (
    group_id BYTEA NOT NULL,
    member_id BYTEA NOT NULL,
    organisation_id BYTEA NOT NULL,
    PRIMARY KEY (group_id, member_id),
    FOREIGN KEY (group_id, organisation_id) REFERENCES access_groups (id, organisation_id),
    FOREIGN KEY (member_id, organisation_id) REFERENCES members (id, organisation_id) ON DELETE CASCADE
);
CREATE INDEX access_group_members_of_member ON access_group_members (member_id, group_id);

-- Which roles of a delegation a group of its partner uses: a row for each role.
CREATE UNIQUE INDEX delegations_with_partner ON delegations (id, partner_id);
CREATE TABLE access_assignments (
    delegation_id BYTEA NOT NULL,
    group_id BYTEA NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    partner_id BYTEA NOT NULL,
    PRIMARY KEY (delegation_id, group_id, role),
    FOREIGN KEY (delegation_id, partner_id) REFERENCES delegations (id, partner_id),
    FOREIGN KEY (group_id, partner_id) REFERENCES access_groups (id, organisation_id)
);
CREATE INDEX access_assignments_of_group ON access_assignments (group_id, delegation_id);
