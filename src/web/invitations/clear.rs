//! Revoking many invitations at once: the ticked ones of the list, or old ones that nobody answered.
use crate::{
    actions::invitations::clear::{MOST, revoke_several},
    domain::{
        access::{By, WriteInvitations},
        id::Id,
        invitation::{Invitation, Standing},
        organisation::Organisation,
        paths,
        text::Note,
        time::Timestamp,
    },
    messages::Text,
    store::{
        Db,
        lists::{
            invitations::{self, InvitationRow, InvitationsFilter},
            named,
        },
    },
    web::{
        app::App,
        caller::{Caller, Fresh},
        errors::Failure,
        fields::Fields,
        form::Form,
        list::{Asked, Query, resellers},
        page::{Frame, Page, see_other},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;
use diesel::{QueryResult, result::Error};

#[derive(Template)]
#[template(path = "invitations/clear.html")]
struct Clear {
    f: Frame,
    form: Form,
    query: Query,
    list: String,
    rows: Vec<InvitationRow>,
    states: Vec<&'static str>,
    resellers: Vec<(String, String)>,
    /// They were ticked in the list, so there is nothing to filter.
    ticked: bool,
    /// The list's button was pressed without a tick: others are not proposed instead.
    nothing_ticked: bool,
    most: usize,
}

#[derive(Template)]
#[template(path = "invitations/cleared.html")]
struct Cleared {
    f: Frame,
    list: String,
    rows: Vec<InvitationRow>,
    revoked: usize,
}

/// What can still be accepted, or could be again.
const OPEN: [Standing; 3] = [Standing::Expired, Standing::Issued, Standing::UsedUp];

/// Says what stops before anything does. Without a tick in the list: the oldest that have expired, or that fit.
pub async fn ask(
    caller: Fresh<WriteInvitations>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let page = page(caller.frame, &app, &caller.by, query, None).await?;
    let status = page.query.status();
    page.page_with(status)
}

/// Revokes the ticked ones, and shows what became of each.
pub async fn revoke(
    caller: Fresh<WriteInvitations>,
    app: Data<App>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let mut reader = fields.reader();
    let ids = reader.many("invitation", |id| Id::parse(id).ok_or("form-malformed"));
    let reason = reader.optional("reason", Note::parse).unwrap_or_default();
    if ids.is_empty() {
        reader.wrong("invitation", Text::new("invitations-clear-nothing-ticked"));
    } else if ids.len() > MOST {
        let text = Text::new("invitations-clear-too-many").with("most", MOST);
        reader.wrong("invitation", text);
    }
    let reason = match reader.finish(Some(reason)) {
        Ok(reason) => reason,
        Err(form) => {
            let page = page(f, &app, &by, Query::default(), Some((ids, form)));
            return page.await?.again();
        }
    };
    let (scope, now, chosen) = (by.clone(), app.now(), ids.clone());
    app.write(move |db| revoke_several(db, &scope, &chosen, &reason, now))
        .await?;
    let chosen: Vec<String> = ids.iter().map(|id| format!("invitation={id}")).collect();
    let list = paths::invitations(&by.organisation.slug);
    Ok(see_other(format!(
        "{list}/revoke/done?{}",
        chosen.join("&")
    )))
}

/// What became of each.
pub async fn done(
    caller: Caller<WriteInvitations>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let (provider, ids, now) = (by.organisation.clone(), ids(&query), app.now());
    let rows = app
        .read(move |db| invitations::chosen(db, &provider, ids, now))
        .await?;
    let revoked = rows.iter().filter(|row| row.standing == Standing::Revoked);
    Cleared {
        list: paths::invitations(&by.organisation.slug),
        revoked: revoked.count(),
        rows,
        f,
    }
    .page()
}

fn ids(query: &Query) -> Vec<Id<Invitation>> {
    let ids = query.all("invitation").filter_map(Id::parse);
    ids.take(MOST).collect()
}

/// What is looked for: the ticked ones, or those that fit.
struct Sought {
    ids: Vec<Id<Invitation>>,
    /// Only those, even if they are none.
    ticked: bool,
    filter: InvitationsFilter,
    made_until: Timestamp,
}

impl Sought {
    fn read(
        ask: &mut Asked<'_>,
        db: &mut Db,
        own: &Organisation,
        now: Timestamp,
    ) -> QueryResult<Self> {
        let open = |word: &str| Standing::parse(word).filter(|state| OPEN.contains(state));
        let days: u16 = ask.number("days").unwrap_or_default();
        Ok(Self {
            ids: ask.ids("invitation").into_iter().take(MOST).collect(),
            ticked: ask
                .choice("ticked", |word| (word == "yes").then_some(()))
                .is_some(),
            filter: InvitationsFilter {
                state: Some(ask.choice("state", open).unwrap_or(Standing::Expired)),
                reseller: ask.known("reseller", |slug| named::reseller(db, own.id, slug))?,
                ..InvitationsFilter::default()
            },
            made_until: now.plus_days(-i64::from(days)),
        })
    }

    fn rows(
        self,
        db: &mut Db,
        own: &Organisation,
        now: Timestamp,
    ) -> QueryResult<Vec<InvitationRow>> {
        match (self.ids.is_empty(), self.ticked) {
            (false, _) => invitations::chosen(db, own, self.ids, now),
            (true, true) => Ok(Vec::new()),
            (true, false) => {
                let window = (self.made_until, MOST as i64);
                invitations::oldest(db, own, &self.filter, window, now)
            }
        }
    }
}

/// `sent` is what came back: the ticked ones, and the form.
async fn page(
    f: Frame,
    app: &App,
    by: &By<WriteInvitations>,
    query: Query,
    sent: Option<(Vec<Id<Invitation>>, Form)>,
) -> Result<Clear, Failure> {
    let (own, now) = (by.organisation.clone(), app.now());
    let (again, form) = sent.unzip();
    let (query, ticked, rows, resellers) = app
        .read(move |db| {
            let (query, sought) = query.read(|ask| Sought::read(ask, db, &own, now))?;
            let sought = sought.map(|sought| Sought {
                ids: again.unwrap_or(sought.ids),
                ..sought
            });
            let ticked = sought.as_ref().is_some_and(|sought| !sought.ids.is_empty());
            let rows = sought
                .map(|sought| sought.rows(db, &own, now))
                .transpose()?;
            let resellers = resellers(db, &own)?;
            Ok::<_, Error>((query, ticked, rows.unwrap_or_default(), resellers))
        })
        .await?;
    Ok(Clear {
        list: paths::invitations(&by.organisation.slug),
        form: form.unwrap_or_else(|| all_ticked(query.form(), &rows)),
        states: OPEN.iter().map(|state| state.as_str()).collect(),
        most: MOST,
        resellers,
        f,
        nothing_ticked: !ticked && query.get("ticked").is_some(),
        query,
        rows,
        ticked,
    })
}

/// What fits is what one came for; a tick can be taken away.
fn all_ticked(form: Form, rows: &[InvitationRow]) -> Form {
    rows.iter()
        .fold(form, |form, row| form.preset("invitation", row.id))
}
