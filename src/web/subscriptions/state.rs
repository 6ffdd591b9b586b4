//! Suspending, resuming, cancelling: a page that says what stops and what stays, and its button.
use super::{changing, counted, view::View};
use crate::{
    actions::subscriptions::{self, ChangeError},
    domain::{
        access::{By, ManageSubscriptions},
        id::Id,
        organisation::Kind,
        paths,
        subscription::{Refusal, State, Subscription},
        text::Note,
        time::Timestamp,
    },
    messages::Phrase,
    store::{Db, add_ons},
    web::{
        app::App,
        at::At,
        caller::Caller,
        errors::Failure,
        fields::Fields,
        form::Form,
        page::{Frame, Page, see_other},
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};
use askama::Template;

type Done = Result<(), ChangeError>;
type Change = fn(&mut Db, &By<ManageSubscriptions>, Id<Subscription>, &Note, Timestamp) -> Done;

/// One of the three.
struct Act {
    /// Stands in the address and in the ids of its messages.
    word: &'static str,
    done: &'static str,
    next: fn(&Subscription) -> Result<State, Refusal>,
    change: Change,
}

const SUSPEND: Act = Act {
    word: "suspend",
    done: "subscriptions-suspended",
    next: Subscription::suspended,
    change: subscriptions::suspend,
};
const RESUME: Act = Act {
    word: "resume",
    done: "subscriptions-resumed",
    next: Subscription::resumed,
    change: subscriptions::resume,
};
const CANCEL: Act = Act {
    word: "cancel",
    done: "subscriptions-cancelled",
    next: Subscription::cancelled,
    change: subscriptions::cancel,
};

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

macro_rules! handlers {
    ($($(#[$meta:meta])* $ask:ident, $submit:ident, $act:ident;)+) => {$(
        $(#[$meta])*
        pub async fn $ask(caller: Caller<ManageSubscriptions>, app: Data<App>, at: At<Subscription>) -> Result<HttpResponse, Failure> {
            $act.ask(caller, &app, at.id()?).await
        }
        /// Does it.
        pub async fn $submit(
            caller: Caller<ManageSubscriptions>, app: Data<App>, at: At<Subscription>, fields: Fields, session: Session,
        ) -> Result<HttpResponse, Failure> {
            $act.submit(caller, &app, at.id()?, &fields, &session).await
        }
    )+};
}

handlers! {
    /// What suspending stops and leaves.
    ask_suspend, suspend, SUSPEND;
    /// What comes back.
    ask_resume, resume, RESUME;
    /// What cancelling ends.
    ask_cancel, cancel, CANCEL;
}

impl Act {
    async fn ask(
        &self,
        caller: Caller<ManageSubscriptions>,
        app: &App,
        id: Id<Subscription>,
    ) -> Result<HttpResponse, Failure> {
        self.page(caller, app, id, Form::new()).await?.page()
    }

    async fn submit(
        &self,
        caller: Caller<ManageSubscriptions>,
        app: &App,
        id: Id<Subscription>,
        fields: &Fields,
        session: &Session,
    ) -> Result<HttpResponse, Failure> {
        let mut reader = fields.reader();
        let reason = reader.optional("reason", Note::parse);
        let reason = match reader.finish(Some(reason.unwrap_or_default())) {
            Ok(reason) => reason,
            Err(form) => return self.page(caller, app, id, form).await?.again(),
        };
        counted(app, &caller.by)?;
        let (by, now, change) = (caller.by.clone(), app.now(), self.change);
        app.write(move |db| change(db, &by, id, &reason, now))
            .await?;
        flash(session, "done", self.done);
        let slug = &caller.by.organisation.slug;
        Ok(see_other(paths::subscription(slug, id)))
    }

    async fn page(
        &self,
        caller: Caller<ManageSubscriptions>,
        app: &App,
        id: Id<Subscription>,
        form: Form,
    ) -> Result<Ask, Failure> {
        let Caller { by, frame: f, .. } = caller;
        let s = changing(app, &f, &by, id).await?;
        (self.next)(&s.subscription).map_err(ChangeError::Refused)?;
        let all = app.read(move |db| add_ons::of_base(db, id)).await?;
        let with_it = |it: &&Subscription| self.word != RESUME.word && (self.next)(it).is_ok();
        let with_it = all.iter().filter(with_it);
        Ok(Ask {
            word: self.word,
            add_ons: with_it.map(|it| it.product.to_string()).collect(),
            buys: by.organisation.kind == Kind::Customer,
            f,
            form,
            s,
        })
    }
}
