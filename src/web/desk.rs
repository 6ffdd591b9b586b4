//! Who works in a customer's data: its own members at `/o/{org}/…`, and a partner's members, on its behalf, at
//! `/o/{org}/on-behalf/{customer}/…`. One handler serves both.
use super::{
    app::App,
    behalf::resting,
    caller::{Caller, Extracting, Who, require_fresh},
    errors::Failure,
    page::Frame,
    route::CallerType,
    seat::{Seated, seated},
    uses::Uses,
};
use crate::{
    domain::{
        access::{For, Lent, ManageGroups, OnBehalf, Rest, Scope},
        id::Id,
        organisation::{Organisation, Slug},
        paths,
        slugs::RoleSet,
    },
    messages::Text,
    store::{
        lent::{self, AtCustomer},
        organisations, relationships,
        sessions::Session,
    },
};
use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload, http::StatusCode};
use diesel::QueryResult;

/// A person who holds the right `R` in the data of one customer.
#[derive(Debug)]
pub struct Desk<R: OnBehalf> {
    pub by: For<R>,
    pub session: Session,
    pub frame: Frame,
    /// Which rights opened it, on behalf.
    pub uses: Uses,
}

/// The same, having given the password not more than ten minutes ago.
#[derive(Debug)]
pub struct FreshDesk<R: OnBehalf> {
    pub by: For<R>,
    pub session: Session,
    pub frame: Frame,
    /// Which rights opened it, on behalf.
    pub uses: Uses,
}

const fn who<R: OnBehalf>(fresh: bool) -> Who {
    Who::Desk {
        right: R::NAME,
        holders: R::holders,
        while_suspended: R::WHILE_SUSPENDED,
        opened_by: R::OPENED_BY,
        fresh,
    }
}
impl<R: OnBehalf> CallerType for Desk<R> {
    const WHO: Who = who::<R>(false);
}
impl<R: OnBehalf> CallerType for FreshDesk<R> {
    const WHO: Who = who::<R>(true);
}

impl<R: OnBehalf> FromRequest for Desk<R> {
    type Error = Failure;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let Some(customer) = request.match_info().get("customer") else {
            let caller = Caller::<R>::from_request(request, payload);
            return Box::pin(async move {
                let Caller { by, session, frame } = caller.await?;
                let by = For::own(by).ok_or_else(Failure::not_found)?;
                let uses = Uses::default();
                Ok(Self {
                    by,
                    session,
                    frame,
                    uses,
                })
            });
        };
        let (request, customer) = (request.clone(), Slug::parse(customer));
        Box::pin(async move { on_behalf(&request, customer).await })
    }
}

/// A partner's member, as far as the customer's rights and the partner's groups reach at this moment. Without rights at
/// that customer nothing is there; with others than these the refusal says which would do.
async fn on_behalf<R: OnBehalf>(
    request: &HttpRequest,
    customer: Option<Slug>,
) -> Result<Desk<R>, Failure> {
    let Seated {
        app,
        session,
        frame,
        scope,
    } = seated(request).await?;
    let customer = customer.ok_or_else(Failure::not_found)?;
    let (asking, at, now) = (scope.clone(), customer.clone(), app.now());
    let found = app
        .read(move |db| lent::at_customer(db, &asking, &at, now))
        .await?;
    let Some(AtCustomer {
        customer,
        lent,
        unnoted,
    }) = found
    else {
        return Err(without_rights(&app, &scope.organisation, customer).await?);
    };
    let frame = frame.on_behalf(request, &scope, &customer, &lent);
    let by: For<R> = admitted(scope, customer, &lent)?;
    let uses = Uses::of(&lent, by.reach(), &unnoted);
    request.extensions_mut().insert(uses.clone());
    Ok(Desk {
        by,
        session,
        frame,
        uses,
    })
}

/// Where no rights hold, nothing is there; but whoever has the customer on its list is told why, and where to ask.
pub(super) async fn without_rights(
    app: &App,
    own: &Organisation,
    customer: Slug,
) -> Result<Failure, Failure> {
    let id = own.id;
    let found = app.read(move |db| {
        let Some(customer) = organisations::by_slug(db, &customer)? else {
            return Ok(None);
        };
        let seen = relationships::seen_by(db, id, customer.id)?;
        QueryResult::Ok((!seen.is_empty()).then_some(customer))
    });
    let Some(customer) = found.await? else {
        return Ok(Failure::not_found());
    };
    let text = Text::new("behalf-no-rights").with("customer", &customer.name);
    let page = paths::customer(&own.slug, customer.id);
    let told = Failure::telling(StatusCode::NOT_FOUND, text);
    Ok(told.next(Text::new("behalf-to-customer"), page))
}

/// The caller as far as what is lent lets it in, or why not and what to do about it.
pub(super) fn admitted<R: OnBehalf>(
    scope: Scope,
    customer: Organisation,
    lent: &[Lent],
) -> Result<For<R>, Failure> {
    match scope.rests_at(&customer) {
        Some(Rest::Suspended) => Err(Failure::suspended()),
        Some(Rest::OnlySells) => {
            let text = Text::new("behalf-only-sells-here");
            Err(Failure::forbidden(text.with_text("roles", opening::<R>())))
        }
        Some(rest) => Err(Failure::forbidden(resting(rest, customer.name.as_str()))),
        None => {
            let manages = scope.may::<ManageGroups>();
            let pages = manages.then(|| (scope.organisation.slug.clone(), customer.id));
            let by = For::on_behalf(scope, customer, lent);
            by.ok_or_else(|| not_opened::<R>(lent, pages))
        }
    }
}

fn word(slug: &'static str) -> Text {
    Text::new(format!("role-{slug}"))
}

/// The roles that open it.
fn opening<R: OnBehalf>() -> Text {
    let opening = R::OPENED_BY.iter().copied().chain(["global-administrator"]);
    Text::list(opening.map(word).collect())
}

/// Names the roles that open it, and those that the caller has. Whoever manages groups is led to what it can do itself:
/// its organisation's groups, and the page of the customer.
fn not_opened<R: OnBehalf>(lent: &[Lent], pages: Option<(Slug, Id<Organisation>)>) -> Failure {
    let has = RoleSet::new(lent.iter().flat_map(|lent| lent.roles.iter()));
    let text = Text::new(match (has.is_empty(), pages.is_some()) {
        (true, false) => "behalf-nothing-lent",
        (true, true) => "behalf-nothing-lent-to-you",
        (false, false) => "behalf-not-opened",
        (false, true) => "behalf-not-opened-to-you",
    });
    let has = Text::list(has.iter().map(|role| word(role.slug)).collect());
    let text = text
        .with_text("roles", opening::<R>())
        .with_text("has", has);
    let refused = Failure::forbidden(text);
    match pages {
        None => refused,
        Some((own, customer)) => refused
            .next(Text::new("nav-groups"), paths::groups(&own))
            .next(
                Text::new("behalf-to-customer"),
                paths::customer(&own, customer),
            ),
    }
}

impl<R: OnBehalf> FromRequest for FreshDesk<R> {
    type Error = Failure;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let desk = Desk::<R>::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move {
            let Desk {
                by,
                session,
                frame,
                uses,
            } = desk.await?;
            require_fresh(&request, &session)?;
            Ok(Self {
                by,
                session,
                frame,
                uses,
            })
        })
    }
}
