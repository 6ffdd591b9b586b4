//! Changing the own e-mail address (P6, P8).
use super::steady::steadily;
use crate::{
    actions::accounts::address,
    messages::Text,
    web::{
        app::App,
        caller::FreshPerson,
        errors::Failure,
        fields::Fields,
        form::{self, Form},
        page::{Frame, Page, see_other},
        session,
    },
};
use actix_session::Session as Cookie;
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "accounts/address.html")]
struct Address {
    f: Frame,
    form: Form,
    present: String,
}

/// Asks for the new address.
pub async fn form(person: FreshPerson) -> Result<HttpResponse, Failure> {
    let present = person.session.account.email.to_string();
    let (f, form) = (person.frame, Form::new());
    Address { f, form, present }.page()
}

/// Mails a link to the new address; the old one stays until that is followed.
pub async fn submit(
    person: FreshPerson,
    app: Data<App>,
    cookie: Cookie,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let FreshPerson { session, frame: f } = person;
    let present = session.account.email.to_string();
    let mut reader = fields.reader();
    let email = reader.one("email", form::mailbox);
    if email.as_ref() == Some(&session.account.email) {
        reader.wrong("email", Text::new("address-same"));
    }
    let email = match reader.finish(email) {
        Ok(email) => email,
        Err(form) => return Address { f, form, present }.again(),
    };
    app.limits.mail(session.account.id)?;
    let now = app.now();
    steadily(app.write(move |db| address::ask(db, &session, &email, now))).await?;
    session::flash(&cookie, "done", "address-asked");
    Ok(see_other("/account"))
}
