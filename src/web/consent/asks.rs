//! Who asks and what for, as the pages of a link show it.
use super::present::Present;
use crate::{
    actions::invitations::shown::{Conflict, Shown},
    domain::{
        delegation::{Delegation, Rights, amendment::Change},
        invitation::Offer,
        organisation::{Kind, Organisation},
        role::Role,
        service::Service,
        term::Term,
        text::Name,
        time::Timestamp,
    },
    messages::Text,
    web::choices::listed,
};
use std::collections::BTreeSet;

/// Who asks, for whom, what for.
#[derive(Debug)]
pub struct Asks {
    pub provider: Party,
    pub reseller: Option<Party>,
    /// What the provider calls the customer; empty if the link is for everybody.
    pub addressee: String,
    pub offers: Vec<Asked>,
    /// When the link ends.
    pub until: Timestamp,
}

/// An organisation that asks, or for which somebody answers.
#[derive(Debug)]
pub struct Party {
    pub name: String,
    pub slug: String,
    /// Empty if it has none.
    pub domain: String,
    pub domain_proven: bool,
    /// The id of the country's name.
    pub country: String,
    pub support: Option<String>,
}

/// An offer: rights for a partner, with the names of its fields in the form.
#[derive(Debug)]
pub struct Asked {
    pub id: String,
    pub partner: String,
    pub partner_kind: &'static str,
    /// All but Global Administrator, which is asked for apart.
    pub roles: Vec<&'static Role>,
    pub full_admin: bool,
    pub services: Vec<&'static Service>,
    /// 0 where the end stays as it is.
    pub days: i32,
    /// The end if it is accepted now as it is.
    pub ends: Timestamp,
    pub auto_extend: bool,
    /// Services that another provider holds, and who (S8).
    pub conflicts: Vec<(&'static Service, String)>,
    /// That the partner has rights from it already, and what a tick does to them.
    pub holds: Option<Text>,
    /// What the partner has otherwise, which a tick leaves as it is.
    pub otherwise: Vec<Text>,
    pub fields: Fields,
}

/// The names of an offer's fields.
#[derive(Debug)]
pub struct Fields {
    pub role: String,
    pub service: String,
    pub days: String,
    pub auto_extend: String,
    pub hand_over: String,
    pub full_admin: String,
}

impl Asks {
    pub fn of(shown: &Shown, conflicts: &[Conflict], now: Timestamp) -> Self {
        let addressee = shown.invitation.addressee.as_ref();
        let asked = |offer: &Offer| Asked::of(offer, shown.partner(offer), conflicts, now);
        Self {
            provider: Party::of(&shown.provider),
            reseller: shown.reseller.as_ref().map(Party::of),
            addressee: addressee.map_or_else(String::new, |a| a.name.to_string()),
            offers: shown.offers.iter().map(asked).collect(),
            until: shown.invitation.expires_at,
        }
    }

    /// Says of each offer what its partner has already.
    #[must_use]
    pub fn beside(mut self, shown: &Shown, present: &Present, now: Timestamp) -> Self {
        for (asked, offer) in self.offers.iter_mut().zip(&shown.offers) {
            let held = present.on(offer);
            asked.holds = held.map(|held| holds(&asked.partner, held, now));
            let others = present.otherwise(offer);
            let others = others.map(|held| otherwise(&asked.partner, held, &offer.rights, now));
            asked.otherwise = others.collect();
        }
        self
    }
}

impl Party {
    pub fn of(organisation: &Organisation) -> Self {
        let domain = organisation.domain.as_ref();
        let support = organisation.support_contact.as_ref();
        Self {
            name: organisation.name.to_string(),
            slug: organisation.slug.to_string(),
            domain: domain.map_or_else(String::new, ToString::to_string),
            domain_proven: organisation.domain_proven,
            country: format!("country-{}", organisation.country),
            support: support.map(ToString::to_string),
        }
    }
}

impl Asked {
    fn of(offer: &Offer, partner: &Organisation, conflicts: &[Conflict], now: Timestamp) -> Self {
        let rights = &offer.rights;
        let own = conflicts.iter().filter(|c| c.offer == offer.id);
        let id = offer.id.to_string();
        Self {
            fields: Fields::of(&id),
            id,
            conflicts: own.map(|c| (c.service, c.holder.to_string())).collect(),
            ..Self::alone(partner, &Change::from(rights.clone()), &[], now)
        }
    }

    /// What a partner asks of a customer that knows it: the one thing on its page, so that its fields need no id.
    pub fn alone(
        partner: &Organisation,
        asked: &Change,
        conflicts: &[(&'static Service, Name)],
        now: Timestamp,
    ) -> Self {
        let limited = |role: &&Role| !role.is_global_administrator();
        let days = asked.term.map_or(0, Term::days);
        let conflicts = conflicts.iter();
        Self {
            id: String::new(),
            partner: partner.name.to_string(),
            partner_kind: match partner.kind {
                Kind::Reseller => "reseller",
                Kind::Provider | Kind::Customer => "provider",
            },
            roles: asked.roles.iter().filter(limited).collect(),
            full_admin: asked.roles.has_global_administrator(),
            services: asked.services.iter().collect(),
            days,
            ends: now.plus_days(days.into()),
            auto_extend: asked.auto_extend,
            conflicts: conflicts
                .map(|(service, holder)| (*service, holder.to_string()))
                .collect(),
            holds: None,
            otherwise: Vec::new(),
            fields: Fields::plain(),
        }
    }
    /// How many hold what is asked for; each counts once.
    pub fn holders(&self) -> usize {
        let holders = self.conflicts.iter().map(|(_, holder)| holder);
        holders.collect::<BTreeSet<_>>().len()
    }
    /// The first of them; empty if nobody holds any of it.
    pub fn a_holder(&self) -> &str {
        let first = self.conflicts.first();
        first.map_or("", |(_, holder)| holder.as_str())
    }
}

fn holds(partner: &str, held: &Delegation, now: Timestamp) -> Text {
    let services = held.services.iter().map(|service| service.slug);
    Text::new("accepting-holds")
        .with("partner", partner)
        .with("until", held.end(now).minute())
        .with_text("services", listed("service", services))
}

fn otherwise(partner: &str, held: &Delegation, asked: &Rights, now: Timestamp) -> Text {
    let id = match held.covers(asked, now) {
        true => "accepting-otherwise-all",
        false => "accepting-otherwise",
    };
    Text::new(id)
        .with("partner", partner)
        .with_text(
            "roles",
            listed("role", held.roles.iter().map(|role| role.slug)),
        )
        .with_text(
            "services",
            listed("service", held.services.iter().map(|service| service.slug)),
        )
        .with("until", held.end(now).minute())
}

impl Fields {
    pub fn of(offer: &str) -> Self {
        Self::named(|field| format!("{field}.{offer}"))
    }
    /// As they are called where one thing alone is asked.
    pub fn plain() -> Self {
        Self::named(str::to_owned)
    }
    /// Whether one thing alone is asked.
    pub fn is_plain(&self) -> bool {
        self.full_admin == "full_admin"
    }
    fn named(name: impl Fn(&str) -> String) -> Self {
        Self {
            role: name("role"),
            service: name("service"),
            days: name("days"),
            auto_extend: name("auto_extend"),
            hand_over: name("hand_over"),
            full_admin: name("full_admin"),
        }
    }
}
