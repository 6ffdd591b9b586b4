//! The page of a delegation.
use super::{seen, view::View};
use crate::{
    domain::{
        access::{Scope, SeeDelegations},
        delegation::Delegation,
        end_request::EndRequest,
        id::Id,
        organisation::{Kind, Organisation},
        paths,
        text::Name,
    },
    messages::Phrase,
    store::{Db, activities, end_requests, organisations},
    web::{
        app::App,
        at::At,
        caller::Caller,
        ends::Ask,
        errors::Failure,
        page::{Frame, Page},
        timeline::Event,
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;
use diesel::result::{Error, QueryResult};

#[derive(Template)]
#[template(path = "delegations/show.html")]
struct Show {
    f: Frame,
    d: View,
    events: Vec<Event>,
    list: String,
    /// What providers asked of the customer about these rights.
    asks: Vec<Ask>,
    /// The reader is the customer.
    gives: bool,
}

/// Timeline, facts, and what can be done.
pub async fn show(
    caller: Caller<SeeDelegations>,
    app: Data<App>,
    at: At<Delegation>,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let scope: &Scope = &by;
    let d = seen(&app, &f, scope, at.id()?).await?;
    let (own, kind) = (scope.organisation.id, scope.organisation.kind);
    let id = at.id()?.cast();
    let (records, asked) = app
        .read(move |db| {
            let asked = match kind {
                Kind::Customer => asked(db, own, id.cast())?,
                Kind::Provider | Kind::Reseller => Vec::new(),
            };
            Ok::<_, Error>((activities::of_object(db, own, id)?, asked))
        })
        .await?;
    Show {
        asks: asks(asked, d.live),
        events: Event::all(&f, &records),
        list: paths::delegations(&scope.organisation.slug),
        gives: scope.organisation.kind == Kind::Customer,
        f,
        d,
    }
    .page()
}

/// What was asked, and who asks.
fn asked(
    db: &mut Db,
    customer: Id<Organisation>,
    id: Id<Delegation>,
) -> QueryResult<Vec<(EndRequest, Name)>> {
    let all = end_requests::of_delegations(db, customer, &[id])?;
    let named = |request: EndRequest| {
        let asking = organisations::by_id(db, request.asking)?;
        Ok((request, asking.name))
    };
    all.into_iter().map(named).collect()
}

fn asks(asked: Vec<(EndRequest, Name)>, live: bool) -> Vec<Ask> {
    let (requests, names): (Vec<_>, Vec<_>) = asked.into_iter().unzip();
    let mut asks = Ask::all(requests, live);
    for (ask, name) in asks.iter_mut().zip(names) {
        ask.asking = name.to_string();
    }
    asks
}

impl Show {
    fn partner_or_customer(&self) -> Phrase {
        match self.gives {
            true => self.f.t("delegations-column-partner"),
            false => self.f.t("delegations-column-customer"),
        }
    }
    fn extension(&self) -> Phrase {
        match self.d.auto_extend {
            true => self.f.t("delegation-extends"),
            false => self.f.t("delegation-extends-not"),
        }
    }
}
