//! A made customer: invited, accepted, with a relationship and rights granted to one partner or two.
use super::{rows::Rows, world::World};
use crate::{
    domain::{
        account::Account,
        activity::{Noun, Verb},
        agreement::Agreement,
        delegation::{self, Delegation, Rights},
        email::Email,
        id::Id,
        invitation::{Addressee, Invitation, Kind, Offer, State},
        language::Language,
        organisation::{self, Organisation},
        reminder::Window,
        review::DUE_DAYS,
        role_template::RoleTemplate,
        service::Service,
        slugs::{RoleSet, ServiceSet},
        term::Term,
        text::{Name, Note},
        time::Timestamp,
    },
    store::{
        agreements::Acceptance,
        batches::{Granted, Record},
        delegations::Origin,
        ids,
        relationships::New,
    },
};

/// Who takes part, and when.
struct Deal<'a> {
    /// The number of the customer: what differs from customer to customer follows from it.
    n: u32,
    at: Timestamp,
    provider: &'a Organisation,
    agreement: &'a Agreement,
    reseller: Option<&'a Organisation>,
    customer: &'a Organisation,
    admin: &'a Account,
}

impl World {
    /// The nth customer with everything that it has; every tenth time somebody else is invited, too.
    pub fn customer(&self, n: u32, rows: &mut Rows) {
        let at = self.came(n);
        let customer = self.organisation(organisation::Kind::Customer, "Customer", n, at);
        let admin = self.found(&customer, at, rows);
        let (provider, agreement) = self.provider_of(n);
        let deal = Deal {
            n,
            at,
            provider,
            agreement,
            reseller: self.reseller_of(n),
            customer: &customer,
            admin: &admin,
        };
        let accepted = deal.invitation(State::Accepted, &customer.name, &admin.email);
        deal.accept(&accepted, self.now, rows);
        rows.invitations.push(accepted);
        if n.is_multiple_of(10) {
            let name = Name::stored(format!("Prospect {n}"));
            let email = Email::stored(format!("admin@prospect-{n}.example"));
            let open = deal.invitation(State::Issued, &name, &email);
            rows.offers.extend(deal.offers(&open));
            rows.invitations.push(open);
        }
    }
}

impl Deal<'_> {
    fn invitation(&self, state: State, name: &Name, email: &Email) -> Invitation {
        Invitation {
            id: ids::fresh(self.at),
            provider: self.provider.id,
            reseller: self.reseller.map(|reseller| reseller.id),
            kind: Kind::Addressed,
            state,
            addressee: Some(Addressee {
                name: name.clone(),
                email: email.clone(),
            }),
            language: Language::English,
            second_language: None,
            note: Note::default(),
            nonce: ids::nonce(),
            generation: 1,
            max_uses: None,
            uses: 0,
            created_at: self.at,
            // Old ones expired long ago; the newest live for another year.
            expires_at: self.at.plus_days(365),
        }
    }

    /// Provisioning for the provider, and support for the reseller of every second customer.
    fn offers(&self, invitation: &Invitation) -> Vec<(Id<Invitation>, Offer)> {
        let reseller = self.reseller.filter(|_| self.n.is_multiple_of(2));
        let asked = [
            (Some(self.provider), RoleTemplate::Provisioning),
            (reseller, RoleTemplate::Support),
        ];
        let offer = |(partner, template): (Option<&Organisation>, RoleTemplate)| {
            let rights = self.rights(template)?;
            let (id, partner) = (ids::fresh(self.at), partner?.id);
            Some((
                invitation.id,
                Offer {
                    id,
                    partner,
                    rights,
                },
            ))
        };
        asked.into_iter().filter_map(offer).collect()
    }

    /// Two of the services, in turns; terms from one month to two years.
    fn rights(&self, template: RoleTemplate) -> Option<Rights> {
        let services = Service::all()
            .iter()
            .cycle()
            .skip(self.n as usize % 8)
            .take(2);
        let term = Term::of_days(i32::try_from(30 + self.n * 37 % 701).ok()?)?;
        Rights::new(
            RoleSet::new(template.roles()),
            ServiceSet::new(services),
            term,
            false,
        )
        .ok()
    }

    /// All that accepting leaves.
    fn accept(&self, invitation: &Invitation, now: Timestamp, rows: &mut Rows) {
        let offers = self.offers(invitation);
        for (_, offer) in &offers {
            self.grant(invitation, offer, now, rows);
        }
        rows.offers.extend(offers);
        let relationship = New {
            provider: self.provider.id,
            customer: self.customer.id,
            reseller: invitation.reseller,
            invitation: Some(invitation.id),
        };
        rows.relationships.push((relationship, self.at));
        rows.acceptances.push(Acceptance {
            id: ids::fresh(self.at),
            agreement: self.agreement.id,
            customer: self.customer.id,
            invitation: invitation.id,
            reseller: invitation.reseller,
            version: self.agreement.version,
            text_hash: self.agreement.fingerprint(),
            signatory: self.admin.name.clone(),
            account: self.admin.id,
            at: self.at,
        });
        self.record(invitation, rows);
    }

    /// Begun so that the rights end between tomorrow and two years from now, as the term says.
    fn grant(&self, invitation: &Invitation, offer: &Offer, now: Timestamp, rows: &mut Rows) {
        let Rights {
            roles,
            services,
            term,
            auto_extend,
        } = offer.rights.clone();
        let delegation = Delegation {
            id: ids::fresh(self.at),
            customer: self.customer.id,
            partner: offer.partner,
            roles,
            services,
            state: delegation::State::Active,
            auto_extend,
            starts_at: now.plus_days(-29),
            ends_at: now.plus_days(i64::from(term.days()) - 29),
            end_reason: None,
        };
        if offer.partner == self.provider.id {
            let held = delegation.services.iter();
            rows.holds
                .extend(held.map(|service| (self.customer.id, service, delegation.id)));
        }
        // As if both sides had been told: a test of the load is no test of the post.
        let open = Window::open(delegation.ends_at, now);
        rows.reminders
            .extend(open.map(|window| (delegation.id, delegation.ends_at, window)));
        rows.look(self.customer.id, delegation.starts_at.plus_days(DUE_DAYS));
        rows.delegations.push(Granted {
            delegation,
            name: delegation::name(&self.customer.name, 1),
            by: self.admin.name.clone(),
            origin: Origin {
                invitation: Some(invitation.id),
                offer: Some(offer.id),
            },
        });
    }

    /// One record for each organisation concerned, under the name that it knows the other side by.
    fn record(&self, invitation: &Invitation, rows: &mut Rows) {
        let partners = [Some(self.provider), self.reseller];
        let known = partners
            .into_iter()
            .flatten()
            .map(|partner| (partner, &self.customer.name));
        let all = known.chain([(self.customer, &self.provider.name)]);
        rows.activities
            .extend(all.map(|(organisation, name)| Record {
                organisation: organisation.id,
                at: self.at,
                account: self.admin.id,
                actor: self.admin.name.clone(),
                actor_organisation: self.customer.name.clone(),
                verb: Verb::InvitationAccepted,
                noun: Noun::Invitation,
                object: invitation.id.cast(),
                object_name: name.clone(),
            }));
    }
}
