//! `/o/{org}/resellers/new`: a provider asks a reseller.
use crate::{
    actions::partnerships::ask::{self, Asked},
    domain::{access::ManagePartnerships, email::Email, paths, text::Name},
    web::{
        app::App,
        caller::Caller,
        counted::counted,
        errors::Failure,
        fields::Fields,
        form::{self, Form},
        page::{Frame, Page, see_other},
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "partnerships/new.html")]
struct New {
    f: Frame,
    form: Form,
    back: String,
    action: String,
}

fn new(caller: Caller<ManagePartnerships>, form: Form) -> New {
    let slug = &caller.by.organisation.slug;
    New {
        form,
        back: paths::resellers(slug),
        action: paths::partnerships(slug),
        f: caller.frame,
    }
}

/// The empty form.
pub async fn form(caller: Caller<ManagePartnerships>) -> Result<HttpResponse, Failure> {
    new(caller, Form::new()).page()
}

/// Asks, then shows the link.
pub async fn ask(
    caller: Caller<ManagePartnerships>,
    app: Data<App>,
    session: Session,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let (name, email) = match read(&fields) {
        Ok(asked) => asked,
        Err(form) => return new(caller, form).again(),
    };
    let (by, limits, now) = (caller.by.clone(), app.limits.clone(), app.now());
    let asked = app.write(move |db| {
        let asked = || ask::ask(db, &by, name, email, now);
        let is_new = |asked: &Asked| matches!(asked, Asked::Now(_));
        counted(asked, is_new, limits.mail_by(&by))
    });
    let id = match asked.await? {
        Asked::Now(id) => {
            flash(&session, "done", "partnership-asked");
            id
        }
        Asked::Before(id) => {
            flash(&session, "problem", "partnership-asked-before");
            id
        }
    };
    Ok(see_other(paths::reseller(&caller.by.organisation.slug, id)))
}

fn read(fields: &Fields) -> Result<(Name, Email), Form> {
    let mut reader = fields.reader();
    let name = reader.one("reseller_name", Name::parse);
    let email = reader.one("reseller_email", form::mailbox);
    reader.finish(name.zip(email))
}
