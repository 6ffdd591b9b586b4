//! Another provider holds services that the customer wants to give (S8): who, and what can be done.
use crate::{
    domain::{
        delegation::{Delegation, amendment::Change},
        id::Id,
        organisation::Organisation,
        service::Service,
        term::Term,
        text::Name,
        time::Timestamp,
    },
    messages::{Phrase, Text},
    store::{Db, delegations, holds},
    web::{
        again::CHANGED,
        choices::listed,
        fields::{self, Fields},
        page::Frame,
    },
};
use askama::Template;
use diesel::QueryResult;

/// The page, with the form that was sent, to send again with the hand-over or without the services.
#[derive(Template)]
#[template(path = "partners/conflict.html")]
pub struct Conflict {
    f: Frame,
    /// Whom the rights are for, and the page that leads back.
    partner: String,
    back: String,
    /// Where the form goes.
    action: String,
    /// Where it goes to come back filled.
    change: String,
    /// The services that others hold, with their holders.
    held: Vec<(Phrase, String)>,
    /// The one holder of all of them, and what it holds, where there is but one.
    alone: Option<(String, Phrase)>,
    /// What is about to be given, where the page knows it.
    giving: Option<Giving>,
    /// What the holders have at the customer now, these services included.
    had: Vec<Had>,
    /// What was sent, for sending it again with the hand-over.
    sent: Vec<(String, String)>,
    /// The same in one field, for the filled form to come back, where nothing is done yet.
    filled: String,
    /// The same without the services that others hold; nothing if none is left.
    without: Option<Vec<(String, String)>>,
}

/// Rights in words.
struct Giving {
    roles: Phrase,
    services: Phrase,
    term: Phrase,
    /// `None` where they end as before.
    until: Option<Timestamp>,
    auto_extend: bool,
}

/// Rights of a holder.
struct Had {
    holder: String,
    rights: Phrase,
    until: Timestamp,
    auto_extend: bool,
}

impl Conflict {
    pub fn new(
        f: Frame,
        (partner, back, action): (String, String, String),
        conflicts: &[(&'static Service, Name)],
        fields: &Fields,
    ) -> Self {
        let (held, alone) = (conflicts.iter(), alone(&f, conflicts));
        let held = held.map(|(service, holder)| (named(&f, service), holder.to_string()));
        let is_held = |name: &str, value: &str| {
            name == "service" && conflicts.iter().any(|(service, _)| service.slug == value)
        };
        let sent = fields.pairs().iter();
        let sent: Vec<_> = sent
            .filter(|(name, _)| name != "hand_over")
            .cloned()
            .collect();
        let without = sent.iter().filter(|(name, value)| !is_held(name, value));
        let without: Vec<_> = without.cloned().collect();
        let some_left = without
            .iter()
            .any(|(name, value)| name == "service" && !value.is_empty());
        Self {
            held: held.collect(),
            alone,
            giving: None,
            had: Vec::new(),
            filled: fields::encoded(sent.iter()),
            without: some_left.then_some(without),
            sent,
            change: format!("{action}?{CHANGED}"),
            partner,
            back,
            action,
            f,
        }
    }

    /// Says what is about to be given, and what the holders have now.
    #[must_use]
    pub fn between(mut self, given: &Change, had: &[(Name, Delegation)], now: Timestamp) -> Self {
        let f = &self.f;
        let giving = Giving {
            roles: f.say(&listed("role", given.roles.iter().map(|role| role.slug))),
            services: f.say(&services(given.services.iter())),
            term: term(f, given.term),
            until: given.term.map(|term| now.plus_days(term.days().into())),
            auto_extend: given.auto_extend,
        };
        let had = had.iter();
        self.had = had.map(|(name, has)| Had::of(f, name, has, now)).collect();
        self.giving = Some(giving);
        self
    }
}

impl Had {
    fn of(f: &Frame, holder: &Name, rights: &Delegation, now: Timestamp) -> Self {
        let roles = rights.roles.iter().map(|role| role.slug);
        let words = Text::new("partners-conflict-had-rights")
            .with_text("roles", listed("role", roles))
            .with_text("services", services(rights.services.iter()));
        Self {
            holder: holder.to_string(),
            rights: f.say(&words),
            until: rights.end(now),
            auto_extend: rights.auto_extend,
        }
    }
}

/// Whoever holds all of these services, and their names; `None` where there are several.
fn alone(f: &Frame, conflicts: &[(&'static Service, Name)]) -> Option<(String, Phrase)> {
    let (_, first) = conflicts.first()?;
    let one = conflicts.iter().all(|(_, holder)| holder == first);
    let held = services(conflicts.iter().map(|(service, _)| *service));
    one.then(|| (first.to_string(), f.say(&held)))
}

/// `None` where the rights end as before.
fn term(f: &Frame, term: Option<Term>) -> Phrase {
    match term {
        Some(term) => f.t("partners-conflict-days").with("days", term.days()),
        None => f.t("delegation-new-end-same"),
    }
}

/// Their names, one after the other.
pub(super) fn services(all: impl Iterator<Item = &'static Service>) -> Text {
    listed("service", all.map(|service| service.slug))
}

fn named(f: &Frame, service: &Service) -> Phrase {
    f.t(format!("service-{}", service.slug))
}

/// All rights at the customer of the providers that hold these services there, with their names.
pub fn rights_of_holders(
    db: &mut Db,
    customer: Id<Organisation>,
    services: &[&'static Service],
    now: Timestamp,
) -> QueryResult<Vec<(Name, Delegation)>> {
    let mut holders = holds::living(db, customer, now)?;
    holders.retain(|(held, ..)| services.iter().any(|service| service.slug == held));
    let all = delegations::holding(db, customer, now)?.into_iter();
    let of_holder = |rights: Delegation| {
        let mut holders = holders.iter();
        let (_, _, name) = holders.find(|(_, holder, _)| *holder == rights.partner)?;
        Some((name.clone(), rights))
    };
    Ok(all.filter_map(|kept| of_holder(kept.delegation)).collect())
}
