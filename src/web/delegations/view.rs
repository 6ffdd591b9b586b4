//! A delegation as lists and pages show it.
use crate::{
    domain::{
        access::{ResignDelegations, Scope, SwitchExtension, TakeBack},
        delegation::{EndReason, Standing},
        id::Id,
        organisation::{Kind, Organisation},
        paths, risk,
        text::Name,
        time::Timestamp,
    },
    messages::Phrase,
    store::delegations::Kept,
    web::page::Frame,
};

/// A delegation in the language of the page, seen from one side.
#[derive(Debug)]
pub struct View {
    pub href: String,
    pub name: String,
    /// Who is on the other side.
    pub other: String,
    /// The page of the other side, where the reader has one.
    pub other_href: Option<String>,
    pub state: &'static str,
    /// The rights hold now.
    pub live: bool,
    /// They hold, but nobody can use them: the partner is suspended.
    pub rests: bool,
    /// Their names.
    pub roles: String,
    pub services: String,
    pub has_global_administrator: bool,
    pub granted_by: String,
    pub since: Timestamp,
    /// The end that counts now.
    pub until: Timestamp,
    pub auto_extend: bool,
    /// When the partner last worked with them.
    pub last_used: Option<Timestamp>,
    /// Some of the roles reach other people's accounts, secrets or security settings.
    pub privileged: bool,
    /// They hold, and nobody used them for long.
    pub unused: bool,
    pub ended: Option<Ended>,
    pub may: May,
}

/// The organisation on the other side.
#[derive(Debug, Clone, Copy)]
pub struct Other<'a> {
    pub id: Id<Organisation>,
    pub name: &'a Name,
    pub in_good_standing: bool,
}

impl<'a> Other<'a> {
    pub fn of(organisation: &'a Organisation) -> Self {
        Self {
            id: organisation.id,
            name: &organisation.name,
            in_good_standing: organisation.is_in_good_standing(),
        }
    }
}

/// How it ended.
#[derive(Debug)]
pub struct Ended {
    pub at: Timestamp,
    pub why: Phrase,
    /// Empty where nobody did it.
    pub by: String,
}

/// What the reader can do with it now.
#[derive(Debug, Default)]
pub struct May {
    pub revoke: bool,
    pub resign: bool,
    pub shorten: bool,
    pub extend: bool,
    pub stop_extending: bool,
}

impl View {
    pub fn new(f: &Frame, reader: &Scope, kept: &Kept, other: Other<'_>, now: Timestamp) -> Self {
        let delegation = &kept.delegation;
        let slug = &reader.organisation.slug;
        let reads_customer = reader.organisation.kind == Kind::Customer;
        let partner_acts = match reads_customer {
            true => other.in_good_standing,
            false => reader.organisation.is_in_good_standing(),
        };
        let rests = delegation.rests(partner_acts, now);
        Self {
            href: paths::delegation(slug, delegation.id),
            name: kept.name.to_string(),
            other: other.name.to_string(),
            other_href: match reads_customer {
                true => Some(paths::partner(slug, other.id)),
                false => delegation
                    .holds(now)
                    .then(|| paths::customer(slug, other.id)),
            },
            state: match rests {
                true => "suspended",
                false => delegation.standing(now).as_str(),
            },
            live: delegation.holds(now),
            rests,
            roles: names(f, "role", delegation.roles.joined()),
            services: names(f, "service", delegation.services.joined()),
            has_global_administrator: delegation.roles.has_global_administrator(),
            granted_by: kept.granted_by.to_string(),
            since: delegation.starts_at,
            until: delegation.end(now),
            auto_extend: delegation.auto_extend,
            last_used: kept.last_used,
            privileged: risk::privileged(&delegation.roles).next().is_some(),
            unused: delegation.holds(now)
                && risk::is_unused(delegation.starts_at, kept.last_used, now),
            ended: ended(f, kept, now),
            may: may(reader, kept, now),
        }
    }
    /// An address below the delegation's own: `d.at("revoke")`.
    pub fn at(&self, tail: &str) -> String {
        format!("{}/{tail}", self.href)
    }
}

/// The words of what these slugs stand for.
pub fn names(f: &Frame, kind: &str, slugs: &str) -> String {
    let names = slugs
        .split(' ')
        .map(|slug| f.t(format!("{kind}-{slug}")).to_string());
    names.collect::<Vec<_>>().join(", ")
}

/// Time ends rights with nobody writing it down.
fn ended(f: &Frame, kept: &Kept, now: Timestamp) -> Option<Ended> {
    let delegation = &kept.delegation;
    if delegation.standing(now) != Standing::Ended {
        return None;
    }
    let why = delegation.end_reason.unwrap_or(EndReason::Expired);
    Some(Ended {
        at: kept.ended_at.unwrap_or(delegation.ends_at),
        why: f.t("delegation-end-reason").with("why", why.as_str()),
        by: kept
            .ended_by
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
    })
}

fn may(reader: &Scope, kept: &Kept, now: Timestamp) -> May {
    let delegation = &kept.delegation;
    if !delegation.holds(now) {
        return May::default();
    }
    let switches = reader.may::<SwitchExtension>();
    let switch = |on| {
        delegation
            .may_extend(reader.organisation.id, on, now)
            .is_ok()
    };
    May {
        revoke: reader.may::<TakeBack>(),
        resign: reader.may::<ResignDelegations>(),
        shorten: reader.may::<TakeBack>(),
        extend: switches
            && reader.organisation.is_in_good_standing()
            && !delegation.auto_extend
            && switch(true),
        stop_extending: switches && delegation.auto_extend && switch(false),
    }
}
