//! Granting rights, and what to do when another provider holds a service (S8).
use super::conflict::{Conflict, rights_of_holders, services};
use crate::{
    actions::delegations::{GiveError, GrantError, Granted, How, Wish, grant_wish},
    domain::{
        access::{By, Delegate, Scope},
        delegation::amendment::Change,
        id::Id,
        organisation::{Kind, Organisation},
        paths,
        service::Service,
        text::Name,
        time::Timestamp,
    },
    messages::Text,
    store::{
        Db, delegations, ids,
        lists::receipt::{HandedOver, handed_over},
        partners,
    },
    web::{
        app::App,
        at::At,
        caller::Fresh,
        counted::{Count, NotDone, counted},
        errors::Failure,
        fields::Fields,
        form::{Form, Reader},
        list::Query,
        page::{Frame, Page, see_other},
        rights::{self, Choices},
        session::{flash, flash_with},
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, http::StatusCode, web::Data};
use askama::Template;

/// A year is what most agreements run for.
const DAYS: i32 = 365;

#[derive(Template)]
#[template(path = "partners/grant.html")]
struct Grant {
    f: Frame,
    form: Form,
    choices: Choices,
    partner: Target,
}

/// Whom the rights are for.
struct Target {
    name: String,
    page: String,
    provider: bool,
}

impl Target {
    /// Whom the rights are for, where that leads back to, and where its form goes.
    fn names(&self) -> (String, String, String) {
        let action = format!("{}/grant", self.page);
        (self.name.clone(), self.page.clone(), action)
    }
}

impl Grant {
    fn new(f: Frame, form: Form, partner: Target) -> Self {
        let choices = Choices::new(&f, &form);
        Self {
            f,
            form,
            choices,
            partner,
        }
    }
    /// Only providers are limited to one for each service (S8).
    fn services_hint(&self) -> String {
        match self.partner.provider {
            true => self.f.t("partners-grant-services-hint").to_string(),
            false => String::new(),
        }
    }
}

/// The form.
pub async fn ask(
    caller: Fresh<Delegate>,
    app: Data<App>,
    at: At<Organisation>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let partner = target(&app, &by, at.id()?).await?;
    let form = preset(&app, &by, at.id()?, &query).await?;
    Grant::new(f, form, partner).page()
}

/// As rights were that the partner has or had; else empty.
async fn preset(
    app: &App,
    by: &Scope,
    partner: Id<Organisation>,
    query: &Query,
) -> Result<Form, Failure> {
    let from = query.get("from").and_then(Id::parse);
    let own = by.organisation.id;
    let old = app.read(move |db| from.map_or(Ok(None), |id| delegations::by_id(db, id, own)));
    let old = old.await?.filter(|old| old.delegation.partner == partner);
    let rights = old.and_then(|old| old.delegation.rights());
    let form = Form::new().preset("once", ids::fresh::<()>(app.now()));
    Ok(match rights {
        Some(rights) => rights::preset(form, &rights),
        None => form.preset("days", DAYS),
    })
}

/// Grants, or shows what stands in the way.
pub async fn give(
    caller: Fresh<Delegate>,
    app: Data<App>,
    at: At<Organisation>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let id = at.id()?;
    let partner = target(&app, &by, id).await?;
    let wish = match read(&fields) {
        Ok(wish) => wish,
        Err(form) => return Grant::new(f, form, partner).again(),
    };
    let (limits, now, own) = (app.limits.clone(), app.now(), by.organisation.id);
    let given = Change::from(wish.rights.clone());
    let granted = app.try_write(move |db| {
        let count = limits.change_by(&by);
        granted(db, &by, id, (&wish, now), count)
    });
    match granted.await {
        Err(NotDone::Refused(GrantError::Given(GiveError::Held { conflicts }))) => {
            let names = partner.names();
            let conflict = Conflict::new(f, names, &conflicts, &fields);
            asking(&app, own, conflict, (&given, conflicts.as_slice())).await
        }
        granted => {
            tell(&session, &f, &granted?);
            Ok(see_other(partner.page))
        }
    }
}

/// What came of it, and what others lost to it (S8).
type Done = (Granted, Vec<HandedOver>);

fn granted(
    db: &mut Db,
    by: &By<Delegate>,
    partner: Id<Organisation>,
    (wish, now): (&Wish, Timestamp),
    count: Count<'_>,
) -> Result<Done, NotDone<GrantError>> {
    let grant = || grant_wish(db, by, partner, wish, now);
    let granted = counted(grant, is_told, count)?;
    let lost = match &granted {
        Granted::Now(given) if given.others_lost => {
            handed_over(db, by.organisation.id, &[partner], &[now])?
        }
        Granted::Now(_) | Granted::Before => Vec::new(),
    };
    Ok((granted, lost))
}

/// What stands in the way, beside what is to be given.
pub async fn asking(
    app: &App,
    customer: Id<Organisation>,
    conflict: Conflict,
    (given, conflicts): (&Change, &[(&'static Service, Name)]),
) -> Result<HttpResponse, Failure> {
    let services: Vec<_> = conflicts.iter().map(|(service, _)| *service).collect();
    let now = app.now();
    let had = app
        .read(move |db| rights_of_holders(db, customer, &services, now))
        .await?;
    let conflict = conflict.between(given, &had, now);
    conflict.page_with(StatusCode::CONFLICT)
}

/// The partner gets a mail.
const fn is_told(granted: &Granted) -> bool {
    match granted {
        Granted::Now(given) => matches!(given.how, How::Now | How::Instead),
        Granted::Before => false,
    }
}

/// Names who lost what; of several their number is not known, and a cookie may have no room for all.
fn tell(session: &Session, f: &Frame, (granted, lost): &Done) {
    let [lost] = lost.as_slice() else {
        return flash(session, "done", said(granted));
    };
    let services = f.say(&services(lost.services.iter()));
    let facts = [
        ("holder", lost.partner.to_string()),
        ("services", services.to_string()),
    ];
    flash_with(session, "done", "partners-granted-handed-over", facts);
}

const fn said(granted: &Granted) -> &'static str {
    match granted {
        Granted::Now(given) => match given.how {
            How::Now | How::Instead if given.others_lost => "partners-granted-handed-over-several",
            How::Now | How::Instead => "partners-granted",
            How::Before | How::MoreBefore => "partners-granted-already",
        },
        Granted::Before => "partners-granted-before",
    }
}

fn read(fields: &Fields) -> Result<Wish, Form> {
    let mut reader = fields.reader();
    let rights = rights::read(&mut reader);
    let hand_over = reader.tick("hand_over");
    let once = reader.once();
    let full = rights
        .as_ref()
        .is_some_and(|rights| rights.roles.has_global_administrator());
    if !is_confirmed(&mut reader, fields) && full {
        reader.wrong("full_admin", Text::new("partners-grant-full-admin-needed"));
    }
    reader.finish(rights.map(|rights| Wish {
        rights,
        hand_over,
        once,
    }))
}

/// Full administration is confirmed apart from the tick among the roles. The page sends the field empty besides the tick;
/// whoever sends none, as scripts do, says it with the role.
fn is_confirmed(reader: &mut Reader<'_>, fields: &Fields) -> bool {
    let ticks = reader.many("full_admin", |tick| match tick {
        "yes" => Ok(()),
        _ => Err("form-malformed"),
    });
    !ticks.is_empty() || fields.peek("full_admin").is_none()
}

async fn target(app: &App, by: &Scope, partner: Id<Organisation>) -> Result<Target, Failure> {
    let own = by.organisation.id;
    let found = app
        .read(move |db| partners::reachable(db, own, partner))
        .await?;
    let found = found.ok_or_else(Failure::not_found)?;
    Ok(Target {
        name: found.name.to_string(),
        page: paths::partner(&by.organisation.slug, found.id),
        provider: found.kind == Kind::Provider,
    })
}
