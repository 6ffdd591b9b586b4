//! The page that says in plain words what is asked.
use super::Seen;
use crate::{
    actions::delegations::shown::{Asked as Waiting, Shown},
    domain::{
        access::Scope,
        delegation::{
            Delegation,
            amendment::{Change, Difference},
            lapses_at,
        },
        paths,
        role::Role,
        service::Service,
        text::Name,
        time::Timestamp,
    },
    messages::Text,
    web::{
        consent::asks::{Asked, Party},
        form::Form,
        page::Frame,
    },
};
use askama::Template;

/// What the customer sees who can answer.
#[derive(Template)]
#[template(path = "delegations/answer.html")]
pub struct Answer {
    f: Frame,
    form: Form,
    name: String,
    /// The page of the delegation.
    page: String,
    partner: Party,
    partner_kind: &'static str,
    asked_by: String,
    lapses: Timestamp,
    /// What can be given; of a change, what would be new.
    asked: Asked,
    /// Of a change: what goes, what stays, and the end.
    change: Option<ChangeView>,
    offer_hash: String,
    /// Why it can only be declined.
    hindered: Option<&'static str>,
    /// It is another by now than what was shown before.
    pub changed: bool,
}

/// The part of a change that is no addition.
struct ChangeView {
    roles_removed: Vec<&'static Role>,
    roles_kept: Vec<&'static Role>,
    services_removed: Vec<&'static Service>,
    services_kept: Vec<&'static Service>,
    until: Timestamp,
    /// `None` where the end stays.
    new_until: Option<Timestamp>,
    extends: bool,
    stops_extending: bool,
}

impl Answer {
    /// `None` if nothing waits.
    pub(super) fn new(
        f: Frame,
        by: &Scope,
        seen: &Seen,
        form: Option<Form>,
        now: Timestamp,
    ) -> Option<Self> {
        let Shown {
            kept,
            partner,
            asked,
            asked_by,
            ..
        } = &seen.shown;
        let (wanted, change, asked_at) = match asked.as_ref()? {
            Waiting::Rights(rights) => {
                let wanted = Change::from(rights.clone());
                (wanted, None, kept.delegation.starts_at)
            }
            Waiting::Change(amendment) => {
                let (wanted, view) = split(&kept.delegation, &amendment.change, now);
                (wanted, Some(view), amendment.asked_at)
            }
        };
        let asked = Asked::alone(partner, &wanted, &seen.conflicts, now);
        Some(Self {
            form: form.map_or_else(|| preset(&wanted, &asked), |form| limited(form, &asked)),
            name: kept.name.to_string(),
            page: paths::delegation(&by.organisation.slug, kept.delegation.id),
            partner_kind: asked.partner_kind,
            partner: Party::of(partner),
            asked_by: asked_by.as_ref().map_or_else(String::new, Name::to_string),
            lapses: lapses_at(asked_at),
            offer_hash: seen.shown.hash(),
            hindered: hindered(&seen.shown),
            changed: false,
            asked,
            change,
            f,
        })
    }
}

/// A partner that can get nothing new gets less at most.
fn hindered(shown: &Shown) -> Option<&'static str> {
    match () {
        () if shown.narrows() => None,
        () if !shown.partner.is_in_good_standing() => Some("delegation-partner-suspended"),
        () if !shown.reachable => Some("delegation-partner-not-reachable"),
        () => None,
    }
}

/// What a change adds, and the rest of it.
fn split(old: &Delegation, change: &Change, now: Timestamp) -> (Change, ChangeView) {
    let roles = Difference::between(&old.roles, &change.roles);
    let services = Difference::between(&old.services, &change.services);
    let view = ChangeView {
        roles_removed: roles.removed.iter().collect(),
        roles_kept: roles.kept.iter().collect(),
        services_removed: services.removed.iter().collect(),
        services_kept: services.kept.iter().collect(),
        until: old.end(now),
        new_until: change.term.map(|_| change.end(old, now)),
        extends: change.auto_extend && old.auto_extend,
        stops_extending: old.auto_extend && !change.auto_extend,
    };
    let added = Change {
        roles: roles.added,
        services: services.added,
        term: change.term,
        auto_extend: change.auto_extend && !old.auto_extend,
    };
    (added, view)
}

/// The form with the number of days that is asked for beside days that are wrong; none is where the end stays.
fn limited(form: Form, asked: &Asked) -> Form {
    match asked.days {
        0 => form,
        days => form.saying("days", &Text::new("accepting-days-most").with("days", days)),
    }
}

/// The form as it is first shown: everything as asked, and full administration never ticked.
fn preset(wanted: &Change, asked: &Asked) -> Form {
    let mut form = Form::new();
    for role in wanted.roles.iter() {
        form = form.preset("role", role.slug);
    }
    for service in wanted.services.iter() {
        form = form.preset("service", service.slug);
    }
    if asked.auto_extend {
        form = form.preset("auto_extend", "yes");
    }
    if asked.full_admin {
        form = form.preset("full_admin", "no");
    }
    match asked.days {
        0 => form,
        days => form.preset("days", days),
    }
}
