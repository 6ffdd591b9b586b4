//! Suspending, resuming, cancelling: a page that says what stops and what stays, and its button.
use super::{changing, is_told, view::View};
use crate::{
    actions::subscriptions::{ChangeError, perform},
    domain::{
        access::ManageSubscriptions,
        id::Id,
        organisation::Kind,
        paths,
        subscription::{Act, Subscription},
        text::Note,
    },
    messages::Phrase,
    store::add_ons,
    web::{
        app::App,
        at::At,
        caller::Caller,
        counted::counted,
        errors::Failure,
        fields::Fields,
        form::Form,
        page::{Frame, Page, see_other},
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{HttpRequest, HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "subscriptions/state.html")]
struct Ask {
    f: Frame,
    form: Form,
    s: View,
    word: &'static str,
    /// The products that rest or end with it.
    add_ons: Vec<String>,
    /// The reader is the customer.
    buys: bool,
}

impl Ask {
    /// The message of this page: `subscriptions-<act>-<part>`.
    fn say(&self, part: &str) -> Phrase {
        let id = format!("subscriptions-{}-{part}", self.word);
        self.f.t(id).with("product", &self.s.row.product)
    }
    fn told(&self) -> Phrase {
        match self.buys {
            true => self.f.t("subscriptions-told-nobody"),
            false => self
                .f
                .t("subscriptions-told-customer")
                .with("customer", &self.s.row.customer),
        }
    }
}

/// The act that this is the address of.
fn act(request: &HttpRequest) -> Result<Act, Failure> {
    let word = request.path().rsplit('/').next();
    word.and_then(Act::parse).ok_or_else(Failure::not_found)
}

/// What it stops and leaves.
pub async fn ask(
    caller: Caller<ManageSubscriptions>,
    app: Data<App>,
    at: At<Subscription>,
    request: HttpRequest,
) -> Result<HttpResponse, Failure> {
    let about = (at.id()?, act(&request)?);
    page(caller, &app, about, Form::new()).await?.page()
}

/// Does it.
pub async fn submit(
    caller: Caller<ManageSubscriptions>,
    app: Data<App>,
    at: At<Subscription>,
    request: HttpRequest,
    (fields, session): (Fields, Session),
) -> Result<HttpResponse, Failure> {
    let (id, act) = (at.id()?, act(&request)?);
    let mut reader = fields.reader();
    let reason = reader.optional("reason", Note::parse);
    let reason = match reader.finish(Some(reason.unwrap_or_default())) {
        Ok(reason) => reason,
        Err(form) => return page(caller, &app, (id, act), form).await?.again(),
    };
    let (limits, now) = (app.limits.clone(), app.now());
    let done = app.write_by(&caller.by, move |db, by| {
        let done = || perform(db, by, id, (act, &reason), now);
        counted(done, |()| is_told(by), limits.change_by(by))
    });
    done.await??;
    flash(&session, "done", told(act));
    let home = paths::organisation(&caller.by.organisation.slug);
    Ok(see_other(paths::subscription(&home, id)))
}

const fn told(act: Act) -> &'static str {
    match act {
        Act::Suspend => "subscriptions-suspended",
        Act::Resume => "subscriptions-resumed",
        Act::Cancel => "subscriptions-cancelled",
    }
}

async fn page(
    caller: Caller<ManageSubscriptions>,
    app: &App,
    (id, act): (Id<Subscription>, Act),
    form: Form,
) -> Result<Ask, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let s = changing(app, &f, &by, id).await?;
    s.subscription.after(act).map_err(ChangeError::Refused)?;
    let all = app.read(move |db| add_ons::of_base(db, id)).await?;
    let with_it = |it: &&Subscription| act != Act::Resume && it.after(act).is_ok();
    let with_it = all.iter().filter(with_it);
    Ok(Ask {
        word: act.as_str(),
        add_ons: with_it.map(|it| it.product.to_string()).collect(),
        buys: by.organisation.kind == Kind::Customer,
        f,
        form,
        s,
    })
}
