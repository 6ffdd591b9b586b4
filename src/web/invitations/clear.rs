//! Revoking many invitations at once: the ticked ones of the list, or old ones that nobody answered.
use crate::{
    actions::invitations::clear::{MOST, revoke_several},
    domain::{
        access::{By, WriteInvitations},
        id::Id,
        invitation::{Invitation, Standing},
        organisation::Slug,
        paths,
        text::Note,
    },
    messages::Text,
    store::{
        lists::invitations::{self, InvitationRow, InvitationsFilter},
        partnerships,
    },
    web::{
        app::App,
        caller::Caller,
        errors::Failure,
        fields::Fields,
        form::Form,
        list::Query,
        page::{Frame, Page, see_other},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;

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
    caller: Caller<WriteInvitations>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let ids = ids(&query);
    let form = ids
        .iter()
        .fold(Form::new(), |form, id| form.preset("invitation", id));
    page(caller.frame, &app, &caller.by, query, ids, form)
        .await?
        .page()
}

/// Revokes the ticked ones, and shows what became of each.
pub async fn revoke(
    caller: Caller<WriteInvitations>,
    app: Data<App>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
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
            let page = page(f, &app, &by, Query::default(), ids, form);
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

async fn page(
    f: Frame,
    app: &App,
    by: &By<WriteInvitations>,
    query: Query,
    ids: Vec<Id<Invitation>>,
    form: Form,
) -> Result<Clear, Failure> {
    let (provider, now) = (by.organisation.clone(), app.now());
    let ticked = !ids.is_empty();
    let days = query.get("days").and_then(|days| days.parse().ok());
    let made_until = now.plus_days(-i64::from(days.unwrap_or(0_u16)));
    let filter = filter(&query);
    let (rows, resellers) = app
        .read(move |db| {
            let rows = if ticked {
                invitations::chosen(db, &provider, ids, now)?
            } else {
                invitations::oldest(db, &provider, &filter, (made_until, MOST as i64), now)?
            };
            let resellers = partnerships::active_resellers_of(db, provider.id)?;
            Ok::<_, diesel::result::Error>((rows, resellers))
        })
        .await?;
    let reseller = |(_, name, slug): (_, _, Slug)| (slug.to_string(), format!("{name}"));
    Ok(Clear {
        list: paths::invitations(&by.organisation.slug),
        form: if ticked {
            form
        } else {
            all_ticked(form, &rows)
        },
        states: OPEN.iter().map(|state| state.as_str()).collect(),
        resellers: resellers.into_iter().map(reseller).collect(),
        most: MOST,
        f,
        query,
        rows,
        ticked,
    })
}

/// What fits is what one came for; a tick can be taken away.
fn all_ticked(form: Form, rows: &[InvitationRow]) -> Form {
    if !form.errors().is_empty() {
        return form;
    }
    rows.iter()
        .fold(form, |form, row| form.preset("invitation", row.id))
}

fn filter(query: &Query) -> InvitationsFilter {
    let state = query.get("state").and_then(Standing::parse);
    InvitationsFilter {
        text: None,
        within: None,
        state: Some(
            state
                .filter(|state| OPEN.contains(state))
                .unwrap_or(Standing::Expired),
        ),
        partner: query.get("reseller").and_then(Slug::parse),
    }
}
