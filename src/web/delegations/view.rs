//! A delegation as lists and pages show it.
use crate::{
    domain::{
        access::{AskForRights, Delegate, ResignDelegations, Scope, SwitchExtension, TakeBack},
        delegation::{Delegation, lapses_at},
        id::Id,
        organisation::{self, Kind, Organisation},
        paths, risk,
        text::Name,
        time::Timestamp,
    },
    messages::Phrase,
    store::{delegations::Kept, lists::delegations::Listed},
    web::page::Frame,
};

/// A delegation in the language of the page, seen from one side.
#[derive(Debug)]
pub struct View {
    pub id: String,
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
    /// The partner works with no provider of the customer any more; only the delegation's own pages know.
    pub out_of_reach: bool,
    /// It is a request that can be answered now.
    pub waits: bool,
    /// A change of it is asked for; lists and pages say so where they know.
    pub change_asked: bool,
    /// It holds, and nobody of the partner uses it; lists say so where they know.
    pub nobody: bool,
    /// What accepted changes added, and by whose consent; lists of many rights do not say it.
    pub added: Vec<Phrase>,
    /// Their names.
    pub roles: String,
    pub services: String,
    pub several_services: bool,
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
    /// Who asked for it outside an invitation, and when.
    pub requested: Option<(String, Timestamp)>,
    /// When a request that waits lapses.
    pub lapses: Timestamp,
    pub days: i32,
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
    /// Only without Global Administrator, which is one of several roles.
    pub extend_limited: bool,
    pub stop_extending: bool,
    /// The customer: approve or decline what is asked.
    pub answer: bool,
    /// The customer: say yes to what is asked. While it is suspended it gives nothing, and only the page of the
    /// delegation knows what is asked that only takes.
    pub give: bool,
    /// The partner: take a request back.
    pub withdraw: bool,
    /// The partner: ask for other rights.
    pub amend: bool,
}

impl May {
    /// Nothing new: what extends itself can still be stopped.
    fn without_extension(self) -> Self {
        Self {
            extend: false,
            extend_limited: false,
            ..self
        }
    }
}

impl View {
    pub fn new(f: &Frame, reader: &Scope, kept: &Kept, other: Other<'_>, now: Timestamp) -> Self {
        let delegation = &kept.delegation;
        let slug = &reader.organisation.slug;
        let acts = partner_acts(reader, &other);
        let rests = delegation.rests(acts, now);
        Self {
            id: delegation.id.to_string(),
            href: paths::delegation(slug, delegation.id),
            name: kept.name.to_string(),
            other: other.name.to_string(),
            other_href: match reader.organisation.kind {
                Kind::Customer => Some(paths::partner(slug, other.id)),
                _ if delegation.holds(now) => Some(paths::customer(slug, other.id)),
                _ => None,
            },
            state: state(delegation, acts, now),
            live: delegation.holds(now),
            rests,
            out_of_reach: false,
            waits: delegation.waits(now),
            change_asked: false,
            nobody: false,
            added: Vec::new(),
            roles: names(f, "role", delegation.roles.joined()),
            services: names(f, "service", delegation.services.joined()),
            several_services: delegation.services.len() > 1,
            has_global_administrator: delegation.roles.has_global_administrator(),
            granted_by: kept.granted_by.to_string(),
            since: delegation.starts_at,
            until: delegation.end(now),
            auto_extend: delegation.auto_extend,
            last_used: kept.last_used,
            privileged: risk::privileged(&delegation.roles).next().is_some(),
            unused: unused(kept, now),
            requested: requested(kept),
            lapses: lapses_at(delegation.starts_at),
            days: delegation.rights().map_or(0, |rights| rights.term.days()),
            ended: ended(f, kept, now),
            may: may(reader, kept, rests, now),
        }
    }
    /// A row of a list.
    pub fn listed(f: &Frame, reader: &Scope, row: &Listed, now: Timestamp) -> Self {
        let other = Other {
            id: row.other,
            name: &row.other_name,
            in_good_standing: row.other_state == organisation::State::Active,
        };
        let view = Self::new(f, reader, &row.kept, other, now);
        Self {
            change_asked: row.change_asked,
            nobody: view.live && row.nobody,
            ..view
        }
    }
    /// Who is not reachable is given nothing new.
    #[must_use]
    pub fn with_reachable(mut self, reachable: bool) -> Self {
        self.out_of_reach = !reachable;
        if self.out_of_reach {
            self.may = self.may.without_extension();
        }
        self
    }
    /// An address below the delegation's own: `d.at("revoke")`.
    pub fn at(&self, tail: &str) -> String {
        format!("{}/{tail}", self.href)
    }
    /// Where what is asked is answered: whoever can give nothing now can still decline.
    pub fn answer(&self) -> String {
        self.at(if self.may.give { "approve" } else { "decline" })
    }
}

/// The word for what rights are worth now: those of a partner that cannot act rest.
pub fn state(delegation: &Delegation, partner_acts: bool, now: Timestamp) -> &'static str {
    match delegation.rests(partner_acts, now) {
        true => "suspended",
        false => delegation.standing(now).as_str(),
    }
}

/// The partner, which may be the reader, is not suspended.
fn partner_acts(reader: &Scope, other: &Other<'_>) -> bool {
    match reader.organisation.kind {
        Kind::Customer => other.in_good_standing,
        Kind::Provider | Kind::Reseller => reader.organisation.is_in_good_standing(),
    }
}

fn unused(kept: &Kept, now: Timestamp) -> bool {
    let delegation = &kept.delegation;
    delegation.holds(now) && risk::is_unused(delegation.starts_at, kept.last_used, now)
}

fn requested(kept: &Kept) -> Option<(String, Timestamp)> {
    let requested = kept.requested.as_ref();
    requested.map(|(at, by)| (by.to_string(), *at))
}

/// What slugs of roles or services stand for.
pub fn names(f: &Frame, kind: &str, slugs: &str) -> String {
    let slugs = slugs.split(' ').filter(|slug| !slug.is_empty());
    let names = slugs.map(|slug| f.t(format!("{kind}-{slug}")).to_string());
    names.collect::<Vec<_>>().join(", ")
}

fn ended(f: &Frame, kept: &Kept, now: Timestamp) -> Option<Ended> {
    let why = kept.delegation.ended_because(now)?;
    Some(Ended {
        at: kept.ended(now)?,
        why: f.t("delegation-end-reason").with("why", why.as_str()),
        by: kept
            .ended_by
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
    })
}

fn may(reader: &Scope, kept: &Kept, rests: bool, now: Timestamp) -> May {
    let delegation = &kept.delegation;
    if delegation.waits(now) {
        return May {
            answer: reader.may::<TakeBack>(),
            give: reader.may::<Delegate>(),
            withdraw: reader.may::<ResignDelegations>(),
            ..May::default()
        };
    }
    if !delegation.holds(now) {
        return May::default();
    }
    let may = May {
        revoke: reader.may::<TakeBack>(),
        give: reader.may::<Delegate>(),
        resign: reader.may::<ResignDelegations>(),
        shorten: reader.may::<TakeBack>(),
        amend: reader.may::<AskForRights>(),
        ..May::default()
    };
    match reader.may::<SwitchExtension>() {
        true if rests => with_extension(may, reader, delegation, now).without_extension(),
        true => with_extension(may, reader, delegation, now),
        false => may,
    }
}

fn with_extension(may: May, reader: &Scope, delegation: &Delegation, now: Timestamp) -> May {
    let own = reader.organisation.id;
    let off = delegation.auto_extend;
    let good = reader.organisation.is_in_good_standing() && !off;
    let limited = Delegation {
        roles: delegation.roles.limited(),
        ..delegation.clone()
    };
    let mixed = delegation.roles.has_global_administrator() && !limited.roles.is_empty();
    May {
        extend: good && delegation.may_extend(own, true, now).is_ok(),
        extend_limited: good && mixed && limited.may_extend(own, true, now).is_ok(),
        stop_extending: off && delegation.may_extend(own, false, now).is_ok(),
        ..may
    }
}
