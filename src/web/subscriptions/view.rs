//! A subscription as its pages show it.
use crate::{
    domain::{
        access::{ManageSubscriptions, Scope, SeePartners},
        add_on::AddOn,
        organisation::Kind,
        paths,
        seats::Seats,
        subscription::{State, Subscription},
        text::Name,
        time::Timestamp,
    },
    messages::Phrase,
    store::{lists::subscriptions::Listed, subscriptions::Kept},
    web::page::Frame,
};

/// In the language of the page, seen from one side.
#[derive(Debug)]
pub struct View {
    pub row: Row,
    pub subscription: Subscription,
    /// Who keeps the entry (S9).
    pub owner: Name,
    /// The customer's page of the partner of record.
    pub other_href: Option<String>,
    pub may: May,
}

/// What lists show too.
#[derive(Debug)]
pub struct Row {
    pub href: String,
    pub product: String,
    pub service: Phrase,
    pub channel: Phrase,
    pub customer: String,
    /// The partner of record; empty if there is none.
    pub provider: String,
    pub usage: Option<Usage>,
    pub term: String,
    pub renewal: Phrase,
    /// Its term is over, it goes on, and the new term is not known.
    pub renewed: Option<Phrase>,
    pub state: &'static str,
}

/// Seats, and how many of them people have.
#[derive(Debug, Clone, Copy)]
pub struct Usage {
    pub assigned: i32,
    pub seats: i32,
}

/// What the reader can do with it now.
#[derive(Debug, Default)]
pub struct May {
    pub change: bool,
    pub seats: bool,
    pub suspend: bool,
    pub resume: bool,
    /// It takes add-ons, as long as it is none itself.
    pub add: bool,
}

impl Usage {
    /// Nothing where it is paid by use.
    pub fn of(it: &Subscription) -> Option<Self> {
        let usage = |seats: Seats| Self {
            assigned: it.assigned,
            seats: seats.number(),
        };
        it.seats.map(usage)
    }
}

impl View {
    pub fn new(f: &Frame, reader: &Scope, kept: &Kept, now: Timestamp) -> Self {
        let provider = kept.provider.as_ref().map(|p| &p.name);
        let names = (&kept.customer.name, provider);
        let list = paths::subscriptions(&reader.organisation.slug);
        Self {
            row: Row::new(f, &list, &kept.subscription, names, now),
            owner: kept.owner().name.clone(),
            other_href: other(reader, &kept.subscription),
            may: may(reader, &kept.subscription, now),
            subscription: kept.subscription.clone(),
        }
    }
    /// The same for a partner in the customer's data, which changes nothing of it; `list` is where it came from.
    pub fn on_behalf(f: &Frame, list: &str, kept: &Kept, now: Timestamp) -> Self {
        let provider = kept.provider.as_ref().map(|p| &p.name);
        let names = (&kept.customer.name, provider);
        Self {
            row: Row::new(f, list, &kept.subscription, names, now),
            owner: kept.owner().name.clone(),
            other_href: None,
            may: May::default(),
            subscription: kept.subscription.clone(),
        }
    }
    /// An address below the subscription's own: `s.at("seats")`.
    pub fn at(&self, tail: &str) -> String {
        format!("{}/{tail}", self.row.href)
    }
}

impl Row {
    /// In the list at this address.
    pub fn of(f: &Frame, list: &str, listed: &Listed, now: Timestamp) -> Self {
        let names = (&listed.customer, listed.provider.as_ref());
        Self::new(f, list, &listed.subscription, names, now)
    }

    fn new(
        f: &Frame,
        list: &str,
        it: &Subscription,
        (customer, provider): (&Name, Option<&Name>),
        now: Timestamp,
    ) -> Self {
        let renews = if it.auto_renew { "yes" } else { "no" };
        let renewed = || f.t("subscriptions-renewed").with("date", it.term_ends_on);
        Self {
            href: format!("{list}/{}", it.id),
            product: it.product.to_string(),
            service: f.t(format!("service-{}", it.service.slug)),
            channel: f
                .t("subscriptions-channel")
                .with("channel", it.channel.as_str()),
            customer: customer.to_string(),
            provider: provider.map(ToString::to_string).unwrap_or_default(),
            usage: Usage::of(it),
            term: it.term_ends_on.to_string(),
            renewal: f.t("subscriptions-renewal").with("renews", renews),
            renewed: it.is_renewed(now).then(renewed),
            state: it.standing(now).as_str(),
        }
    }
}

fn other(reader: &Scope, it: &Subscription) -> Option<String> {
    let slug = &reader.organisation.slug;
    match (reader.organisation.kind, it.provider) {
        (Kind::Customer, Some(provider)) if reader.may::<SeePartners>() => {
            Some(paths::partner(slug, provider))
        }
        _ => None,
    }
}

fn may(reader: &Scope, it: &Subscription, now: Timestamp) -> May {
    let own = it.changed_by(reader.organisation.id).is_ok();
    if !own || !reader.may::<ManageSubscriptions>() {
        return May::default();
    }
    May {
        change: true,
        seats: it.seats.is_some(),
        suspend: it.state == State::Active,
        resume: it.state == State::Suspended,
        add: it.takes_add_ons(now).is_ok() && AddOn::of(it.service).next().is_some(),
    }
}
