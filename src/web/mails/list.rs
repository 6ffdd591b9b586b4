//! The list of mails.
use super::line::{Line, page_of};
use crate::{
    domain::{
        access::{Scope, SeeMails, SendMails},
        message::{Delivered, Message},
        organisation::{Kind, Organisation},
        paths,
    },
    mail,
    store::{
        Db,
        lists::mails::{self, MailRow, MailsFilter},
    },
    web::{
        app::App,
        caller::{Caller, Fresh},
        csv,
        errors::Failure,
        gone::{Fleeting, gone},
        list::{Around, Asked, Filters, Query},
        page::{Frame, Page},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;
use diesel::result::{Error, QueryResult};
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "mails/list.html")]
struct List {
    f: Frame,
    query: Query,
    around: Around,
    rows: Vec<Row>,
    path: String,
    states: Vec<&'static str>,
}

struct Row {
    line: Line,
    name: String,
    subject: String,
    page: Option<String>,
}

/// A page of it.
pub async fn list(
    caller: Caller<SeeMails>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let (own, now) = (by.organisation.clone(), app.now());
    let (query, page, gone) = app
        .read(move |db| {
            let rows = |db: &mut Db, filter: &_, place| mails::mails(db, own.id, filter, place);
            let (query, page) = query.page(db, &own, rows)?;
            let pages = page.rows.iter().filter_map(|row| page_of_row(&own, row));
            let fleeting = pages.filter_map(|page| Fleeting::at(&own, &page));
            let gone = gone(db, &own, fleeting, now)?;
            Ok::<_, Error>((query, page, gone))
        })
        .await?;
    let status = query.status();
    let path = paths::mails(&by.organisation.slug);
    let rows = page.rows.iter();
    List {
        rows: rows.map(|row| shown(&f, &by, row, &gone)).collect(),
        around: query.around(&path, &page),
        f,
        query,
        path,
        states: Delivered::ALL.iter().map(|state| state.as_str()).collect(),
    }
    .page_with(status)
}

fn page_of_row(reader: &Organisation, row: &MailRow) -> Option<String> {
    let message = row.message.as_ref()?;
    page_of(reader, &row.delivery, message)
}

fn shown(f: &Frame, by: &Scope, row: &MailRow, gone: &BTreeSet<Fleeting>) -> Row {
    let (reader, mail) = (&by.organisation, &row.delivery);
    let there = |page: &String| Fleeting::at(reader, page).is_none_or(|it| !gone.contains(&it));
    Row {
        line: Line::of(f, reader, by.may::<SendMails>(), mail),
        name: mail.recipient_name.clone(),
        subject: subject(f, reader, row),
        page: page_of_row(reader, row).filter(there),
    }
}

fn subject(f: &Frame, reader: &Organisation, row: &MailRow) -> String {
    let name = &row.delivery.recipient_name;
    match &row.message {
        None => String::new(),
        Some(message) if is_closed(reader, message) => {
            let of = fact(message, "customer").unwrap_or_default();
            let words = f.t("mails-request").with("topic", message.topic.as_str());
            words.with("customer", of).to_string()
        }
        Some(message) => mail::subject(message, name, f.language()),
    }
}

/// Whether the subject holds what the customer wrote in a service request. In a partner only those read that who have
/// access to the request while the rights hold; the list of mails is read by others too, and for ever.
fn is_closed(reader: &Organisation, message: &Message) -> bool {
    match reader.kind {
        Kind::Customer => false,
        Kind::Provider | Kind::Reseller => fact(message, "request").is_some(),
    }
}

fn fact<'m>(message: &'m Message, name: &str) -> Option<&'m str> {
    let mut facts = message.facts.iter();
    facts
        .find(|(known, _)| known == name)
        .map(|(_, value)| value.as_str())
}

/// All of it as a file.
pub async fn file(
    caller: Fresh<SeeMails>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let own = caller.by.organisation.clone();
    let Some(filter) = query.filter::<MailsFilter>(&app, &own).await? else {
        return list(caller.into(), app, query).await;
    };
    let f = caller.frame;
    let headings = [
        "to", "name", "about", "state", "tries", "made", "sent", "error",
    ];
    let headings = headings.map(|name| f.t(format!("mails-column-{name}")));
    let id = own.id;
    let rows = move |db: &mut _, last: Option<&MailRow>| {
        let after = last.map(|last| last.delivery.id);
        mails::stretch(db, id, &filter, after, csv::ROWS)
    };
    let cells = move |row: &MailRow| {
        let mail = &row.delivery;
        let trouble = Line::of(&f, &own, false, mail).trouble;
        vec![
            mail.recipient.clone(),
            mail.recipient_name.clone(),
            subject(&f, &own, row),
            mail.state.as_str().to_owned(),
            mail.attempts.to_string(),
            mail.created_at.rfc3339(),
            mail.sent_at.map(|at| at.rfc3339()).unwrap_or_default(),
            trouble.map(|words| words.to_string()).unwrap_or_default(),
        ]
    };
    csv::file(app, "mails", headings.into(), rows, cells).await
}

impl Filters for MailsFilter {
    fn read(ask: &mut Asked<'_>, _: &mut Db, _: &Organisation) -> QueryResult<Self> {
        Ok(Self {
            text: ask.text("text"),
            state: ask.choice("state", Delivered::parse),
            object: ask.id("object"),
        })
    }
}
