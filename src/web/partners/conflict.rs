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
    /// The services that others hold, with their holders.
    held: Vec<(Phrase, String)>,
    /// What is about to be given, where the page knows it.
    giving: Option<Giving>,
    /// What the holders have at the customer now, these services included.
    had: Vec<(String, Phrase)>,
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
    auto_extend: bool,
}

impl Conflict {
    pub fn new(
        f: Frame,
        (partner, back, action): (String, String, String),
        conflicts: &[(&'static Service, Name)],
        fields: &Fields,
    ) -> Self {
        let held = conflicts.iter();
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
            giving: None,
            had: Vec::new(),
            filled: fields::encoded(sent.iter()),
            without: some_left.then_some(without),
            sent,
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
            term: term(f, given.term, now),
            auto_extend: given.auto_extend,
        };
        let had = had.iter().map(|(holder, rights)| {
            let words = Text::new("partners-conflict-had-rights")
                .with_text("services", services(rights.services.iter()))
                .with("until", rights.end(now).minute())
                .with("extends", if rights.auto_extend { "yes" } else { "no" });
            (holder.to_string(), f.say(&words))
        });
        self.had = had.collect();
        self.giving = Some(giving);
        self
    }
}

/// `None` where the rights end as before.
fn term(f: &Frame, term: Option<Term>, now: Timestamp) -> Phrase {
    let Some(days) = term.map(Term::days) else {
        return f.t("delegation-new-end-same");
    };
    let until = now.plus_days(days.into()).minute();
    f.t("partners-conflict-days")
        .with("days", days)
        .with("until", until)
}

fn services(all: impl Iterator<Item = &'static Service>) -> Text {
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
