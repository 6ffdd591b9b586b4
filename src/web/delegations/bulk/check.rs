//! The page that says what will happen before anything does.
use super::{
    choice::{self, CHOICE, FILTERS, choose},
    why_words,
};
use crate::{
    actions::delegations::bulk::{self, Begun, MOST, New, Outlook},
    domain::{
        access::{By, ChangeManyDelegations},
        delegation::{Delegation, bulk::Deed},
        id::Id,
        once::Once,
        organisation::{Kind, Organisation},
        paths,
        text::Note,
        time::Timestamp,
    },
    messages::{Phrase, Text},
    store::{
        Db, ids,
        lists::delegations::{Listed, chosen},
        page::ROWS,
    },
    web::{
        app::App,
        caller::Fresh,
        counted::counted,
        delegations::view::View,
        errors::Failure,
        fields::Fields,
        form::Form,
        list::Query,
        page::{Frame, Page, see_other},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;
use diesel::result::{Error, QueryResult};

#[derive(Template)]
#[template(path = "delegations/bulk/check.html")]
struct Check {
    f: Frame,
    form: Form,
    list: String,
    action: String,
    deed: Option<Deed>,
    /// What there is to choose from.
    deeds: &'static [Deed],
    /// The first of the chosen rows, each with why it would come to nothing.
    rows: Vec<(View, Option<Phrase>)>,
    count: usize,
    /// Neither a row was ticked nor all that is found asked for.
    unticked: bool,
    /// How many of them it would be done to.
    able: usize,
    /// The line of all of them, for the answer.
    found: String,
    most: i64,
    /// The choice, to be sent again.
    kept: Vec<(String, String)>,
}

/// How many rows are done before the answer, so that few need no waiting.
const AT_ONCE: usize = 25;

/// Says what will happen. The password is asked for here, where the address keeps the choice.
pub async fn ask(
    caller: Fresh<ChangeManyDelegations>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame, .. } = caller;
    let once = ids::fresh::<()>(app.now());
    let form = Form::new().preset("once", once);
    let page = page(frame, &app, &by, query, form).await?;
    match page.form.errors().is_empty() {
        true => page.page(),
        false => page.again(),
    }
}

/// Begins, and does the first rows.
async fn work(by: By<ChangeManyDelegations>, app: &App, new: New) -> Result<String, Failure> {
    let (now, slug, limits) = (app.now(), by.organisation.slug.clone(), app.limits.clone());
    let begun = app.write(move |db| {
        let begun = || bulk::begin(db, &by, &new, now);
        let is_new = |begun: &Begun| matches!(begun, Begun::Now(_));
        counted(begun, is_new, limits.work_by(&by))
    });
    let id = match begun.await? {
        Begun::Now(id) => id,
        Begun::Before { location } => return Ok(location),
    };
    for _ in 0..AT_ONCE {
        // What cannot be done now the job does later.
        match app.try_write(move |db| bulk::go_on(db, id, now)).await {
            Ok(true) => {}
            Ok(false) | Err(Error::RollbackTransaction) => break,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(paths::bulk_change(&slug, id))
}

/// Begins.
pub async fn begin(
    caller: Fresh<ChangeManyDelegations>,
    app: Data<App>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame, .. } = caller;
    let pairs = fields
        .pairs()
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()));
    // A deed that is none is chosen anew, among the same rows.
    let kind = by.organisation.kind;
    let fits = |deed: &str| Deed::parse(deed).is_some_and(|deed| Deed::of(kind).contains(&deed));
    let kept =
        |(name, value): &(&str, &str)| CHOICE.contains(name) && (*name != "deed" || fits(value));
    let again = Query::of(pairs.filter(kept));
    let (deed, shown, reason, once) = match read(&fields, kind) {
        Ok(read) => read,
        Err(form) => return page(frame, &app, &by, again, form).await?.again(),
    };
    let (asked, own) = (again.clone(), by.organisation.clone());
    let chosen = app.read(move |db| asked.read(|ask| choose(ask, db, &own)));
    let (_, Some(chosen)) = chosen.await? else {
        let form = Form::sent(&fields);
        return page(frame, &app, &by, again, form).await?.again();
    };
    let new = New {
        deed,
        which: chosen.which,
        shown,
        reason,
        once,
    };
    Ok(see_other(work(by, &app, new).await?))
}

/// What is to be done, with which line of those that were found.
type Read = (Deed, String, Note, Option<Once>);

fn read(fields: &Fields, kind: Kind) -> Result<Read, Form> {
    let mut reader = fields.reader();
    let deed = reader.one("deed", |deed| {
        let known = Deed::parse(deed).filter(|deed| Deed::of(kind).contains(deed));
        known.ok_or("bulk-deed-unknown")
    });
    let ticked = reader.many("delegation", |id| {
        Id::<Delegation>::parse(id).ok_or("form-malformed")
    });
    let all = reader.tick("all");
    let shown = reader.text("found");
    let reason = reader.optional("reason", Note::for_mail);
    let once = reader.once();
    for name in FILTERS {
        reader.text(name);
    }
    if ticked.is_empty() && !all {
        reader.wrong("delegation", Text::new("bulk-nothing"));
    }
    reader.finish(deed.map(|deed| (deed, shown, reason.unwrap_or_default(), once)))
}

/// What is read for the page.
struct Found {
    query: Query,
    deed: Option<Deed>,
    ids: Vec<Id<Delegation>>,
    outlook: Outlook,
    rows: Vec<Listed>,
}

fn find(db: &mut Db, own: &Organisation, query: Query, now: Timestamp) -> QueryResult<Found> {
    let (query, choice) = query.read(|ask| choose(ask, db, own))?;
    let (deed, ids) = match choice {
        Some(choice) => (choice.deed, choice.which.ids(db, own, now)?),
        None => (None, Vec::new()),
    };
    let outlook = match deed {
        Some(deed) => bulk::outlook(db, own, deed, &ids, now)?,
        None => Outlook::default(),
    };
    let first = ids.iter().copied().take(ROWS as usize).collect();
    Ok(Found {
        query,
        deed,
        ids,
        outlook,
        rows: chosen(db, own, first)?,
    })
}

async fn page(
    f: Frame,
    app: &App,
    by: &By<ChangeManyDelegations>,
    query: Query,
    form: Form,
) -> Result<Check, Failure> {
    let (own, now) = (by.organisation.clone(), app.now());
    let found = app.read(move |db| find(db, &own, query, now));
    let Found {
        query,
        deed,
        ids,
        outlook,
        rows,
    } = found.await?;
    let row = |row: &Listed| {
        let why = outlook.rows.get(&row.kept.delegation.id).copied().flatten();
        let view = View::listed(&f, by, row, now);
        (view, why.map(|why| why_words(&f, why)))
    };
    Ok(Check {
        rows: rows.iter().map(row).collect(),
        list: choice::list(&query, &by.organisation.slug),
        action: paths::bulk_changes(&by.organisation.slug),
        kept: choice::kept(&query),
        most: bulk::MOST,
        deeds: Deed::of(by.organisation.kind),
        form: match query.is_wrong() && form.errors().is_empty() {
            true => query.form(),
            false => form,
        },
        deed,
        count: ids.len(),
        unticked: query.get("all").is_none() && query.get("delegation").is_none(),
        found: outlook.found,
        able: outlook.rows.values().filter(|why| why.is_none()).count(),
        f,
    })
}

impl Check {
    /// Nobody is given a reason for what stays.
    fn takes_reason(&self) -> bool {
        matches!(self.deed, Some(Deed::Revoke | Deed::Resign))
    }
    /// Some of them come to nothing, so that the button counts those that are done.
    fn is_part(&self) -> bool {
        self.able < self.count
    }
    fn deed_word(&self) -> &'static str {
        self.deed.map_or("", Deed::as_str)
    }
    fn is_more(&self) -> bool {
        self.count > self.rows.len()
    }
    fn is_most(&self) -> bool {
        self.count as i64 >= MOST
    }
}
