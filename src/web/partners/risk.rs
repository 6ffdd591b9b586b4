//! What partners can do for the customer, as a risk: what reaches far, what nobody uses, who agreed to it.
use crate::{
    domain::{
        access::{Scope, SeePartners, TakeBack},
        delegation::consent::Consents,
        paths,
        role::Role,
        time::Timestamp,
    },
    messages::Phrase,
    store::{
        Db,
        delegations::Kept,
        lists::partners::{Partner, Partners, partners},
        reviews,
    },
    web::{
        app::App,
        caller::Caller,
        delegations::{
            consent::of_role,
            view::{Other, View},
        },
        errors::Failure,
        page::{Frame, Page},
        reviews::next::Reminder,
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "partners/risk.html")]
struct Risk {
    f: Frame,
    partners: String,
    reviews: String,
    path: String,
    now: Timestamp,
    /// Those that hold something.
    groups: Vec<Group>,
    count: usize,
    privileged: usize,
    unused: usize,
    reminder: Option<Reminder>,
    /// The reader may take rights back, and so review them.
    reviews_them: bool,
}

/// A partner and what it holds.
struct Group {
    href: String,
    name: String,
    lines: Vec<Line>,
}

/// A delegation.
struct Line {
    d: View,
    roles: Vec<InWords>,
}

/// A role in plain words.
#[derive(Debug)]
pub struct InWords {
    pub name: Phrase,
    pub does: Phrase,
    pub privileged: bool,
    /// Who accepted it, and since when, where that is not as with what was given first.
    pub given: Option<Phrase>,
}

impl InWords {
    /// A role, whoever accepted it.
    pub fn plain(f: &Frame, role: &'static Role) -> Self {
        let name = f.t(format!("role-{}", role.slug));
        Self {
            does: name.clone().attribute("does"),
            name,
            privileged: role.privileged,
            given: None,
        }
    }
    /// A role of rights that are there by these consents.
    pub fn of(f: &Frame, role: &'static Role, consents: &Consents) -> Self {
        Self {
            given: of_role(f, consents, role),
            ..Self::plain(f, role)
        }
    }
}

/// All partners with all their rights that hold now.
pub async fn show(caller: Caller<SeePartners>, app: Data<App>) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let (own, now) = (by.organisation.id, app.now());
    let read = move |db: &mut Db| -> diesel::QueryResult<_> {
        Ok((partners(db, own, now)?, reviews::history(db, own, now)?))
    };
    let (found, history) = app.read(read).await?;
    let group = |partner| group(&f, &by, partner, &found, now);
    let groups: Vec<Group> = found.partners.iter().filter_map(group).collect();
    let lines = || groups.iter().flat_map(|group| &group.lines);
    let slug = &by.organisation.slug;
    Risk {
        partners: paths::partners(slug),
        reviews: paths::reviews(slug),
        path: paths::risk(slug),
        now,
        count: lines().count(),
        privileged: lines().filter(|line| line.d.privileged).count(),
        unused: lines().filter(|line| line.d.unused).count(),
        reminder: Reminder::of(&f, slug, &history, now),
        reviews_them: by.may::<TakeBack>(),
        groups,
        f,
    }
    .page()
}

fn group(
    f: &Frame,
    reader: &Scope,
    partner: &Partner,
    found: &Partners,
    now: Timestamp,
) -> Option<Group> {
    let organisation = &partner.organisation;
    let other = Other::of(organisation);
    let held = found.delegations.iter();
    let held = held.filter(|kept| kept.delegation.partner == organisation.id);
    let line = |kept: &Kept| {
        let consents = found.consents(kept);
        let roles = kept.delegation.roles.iter();
        Line {
            d: View::new(f, reader, kept, other, now).with_consents(f, &consents),
            roles: roles.map(|role| InWords::of(f, role, &consents)).collect(),
        }
    };
    let lines: Vec<Line> = held.map(line).collect();
    (!lines.is_empty()).then(|| Group {
        href: paths::partner(&reader.organisation.slug, organisation.id),
        name: organisation.name.to_string(),
        lines,
    })
}
