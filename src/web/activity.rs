//! The activity of an organisation: who did what, when, on what and why.
use super::{
    app::App,
    caller::{Caller, Fresh},
    csv,
    errors::Failure,
    gone::{Fleeting, gone},
    list::{Around, Asked, Filters, Query},
    page::{Frame, Page},
    timeline::{self, Event},
};
use crate::{
    domain::{
        access::{
            Enter, Scope, SeeDelegations, SeeInvitations, SeePartners, SeeProviders, SeeRequests,
            SeeResellers, SeeSubscriptions, WriteInvitations,
        },
        activity::{Noun, Verb},
        id::Id,
        organisation::{Kind, Organisation},
        paths,
    },
    store::{
        Db,
        activities::Record,
        lists::activity::{self, ActivityFilter, Sought},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;
use diesel::result::{Error, QueryResult};

#[derive(Template)]
#[template(path = "activity/list.html")]
struct List {
    f: Frame,
    query: Query,
    around: Around,
    rows: Vec<(Event, Option<String>)>,
    path: String,
}

/// A page of it.
pub async fn list(
    caller: Caller<Enter>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let (scope, now) = (Scope::clone(&by), app.now());
    let (query, page, gone) = app
        .read(move |db| {
            let own = &scope.organisation;
            let rows =
                |db: &mut Db, filter: &_, place| activity::activity(db, own.id, filter, place);
            let (query, page) = query.page(db, own, rows)?;
            let gone = gone(db, own, page.rows.iter().filter_map(fleeting), now)?;
            Ok::<_, Error>((query, page, gone))
        })
        .await?;
    let status = query.status();
    let path = paths::activity(&by.organisation.slug);
    let there = |record: &Record| fleeting(record).is_none_or(|it| !gone.contains(&it));
    let page_there = |record| page_of(&by, record).filter(|_| there(record));
    let row = |record| (Event::of(&f, record), page_there(record));
    List {
        rows: page.rows.iter().map(row).collect(),
        around: query.around(&path, &page),
        f,
        query,
        path,
    }
    .page_with(status)
}

/// All of it as a file.
pub async fn file(
    caller: Fresh<Enter>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let own = caller.by.organisation.clone();
    let Some(filter) = query.filter::<ActivityFilter>(&app, &own).await? else {
        return list(caller.into(), app, query).await;
    };
    let (id, f) = (own.id, caller.frame);
    let headings = ["when", "actor", "organisation", "what", "object", "reason"];
    let headings = headings.map(|name| f.t(format!("activity-column-{name}")));
    let rows = move |db: &mut _, last: Option<&Record>| {
        activity::stretch(db, id, &filter, last.map(|last| last.id), csv::ROWS)
    };
    let cells = move |record: &Record| {
        vec![
            record.at.rfc3339(),
            record.actor.clone(),
            record.actor_organisation.clone(),
            timeline::sentence(&f, record).to_string(),
            record.object_name.clone(),
            timeline::reason(record).to_owned(),
        ]
    };
    csv::file(app, "activity", headings.into(), rows, cells).await
}

impl Filters for ActivityFilter {
    fn read(ask: &mut Asked<'_>, _: &mut Db, _: &Organisation) -> QueryResult<Self> {
        Ok(Self {
            actor: ask.text("actor"),
            object: ask.text("object").map(|object| match Id::parse(&object) {
                Some(id) => Sought::This(id),
                None => Sought::Named(object),
            }),
            from: ask.day("from"),
            until: ask.day("to").map(|last| last.plus_days(1)),
        })
    }
}

/// The page of what the record is about, where the reader may open one.
fn page_of(reader: &Scope, record: &Record) -> Option<String> {
    let (slug, id) = (&reader.organisation.slug, record.object);
    match record.noun {
        Noun::Partnership if reader.may::<SeeResellers>() => Some(paths::reseller(slug, id.cast())),
        Noun::Partnership if reader.may::<SeeProviders>() => Some(paths::provider(slug, id.cast())),
        Noun::Invitation if reader.may::<SeeInvitations>() => {
            Some(paths::invitation(slug, id.cast()))
        }
        // Whoever asks a customer to end another partner's rights has no page of them.
        Noun::Delegation if is_anothers(reader, record.verb) => None,
        Noun::Delegation if reader.may::<SeeDelegations>() => {
            Some(paths::delegation(slug, id.cast()))
        }
        Noun::Subscription if reader.may::<SeeSubscriptions>() => {
            Some(paths::subscription(&paths::organisation(slug), id.cast()))
        }
        // On behalf the record does not say where: the list of requests does.
        Noun::Request if reader.may::<SeeRequests>() => Some(paths::service_request(
            &paths::organisation(slug),
            id.cast(),
        )),
        Noun::Review if reader.may::<SeePartners>() => Some(paths::review(slug, id.cast())),
        Noun::Import if reader.may::<WriteInvitations>() => {
            Some(paths::invitation_import(slug, id.cast()))
        }
        _ => None,
    }
}

/// What the record is about, if others can take the page of it away.
fn fleeting(record: &Record) -> Option<Fleeting> {
    let invitation = record.noun == Noun::Invitation;
    invitation.then(|| Fleeting::Invitation(record.object.cast()))
}

fn is_anothers(reader: &Scope, verb: Verb) -> bool {
    let asked = matches!(verb, Verb::DelegationEndAsked | Verb::DelegationEndDeclined);
    asked && reader.organisation.kind != Kind::Customer
}
