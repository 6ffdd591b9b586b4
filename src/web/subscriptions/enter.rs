//! Entering a subscription.
use super::{
    list::{channels, services},
    renewal, words,
};
use crate::{
    actions::subscriptions::{EnterError, Entered, New, enter},
    domain::{
        access::ManageSubscriptions,
        organisation::{Kind, Organisation, Slug},
        paths,
        seats::Seats,
        service::Service,
        subscription::{Channel, Refusal},
        text::Name,
    },
    messages::{Phrase, Text},
    store::{Db, ids, organisations, relationships},
    web::{
        app::App,
        caller::Caller,
        counted::{Count, NotDone, counted},
        errors::Failure,
        fields::Fields,
        form::Form,
        list::Query,
        page::{Frame, Page, see_other},
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};
use askama::Template;
use diesel::QueryResult;

#[derive(Template)]
#[template(path = "subscriptions/new.html")]
struct Entering {
    f: Frame,
    form: Form,
    path: String,
    services: Vec<(&'static str, Phrase)>,
    /// Those through which a customer buys what it enters itself.
    channels: Vec<(&'static str, Phrase)>,
    /// Of a customer: slugs and names.
    providers: Vec<(String, String)>,
    /// For a provider: the customer's name, where it is known.
    customer: Option<String>,
    /// The reader is the customer.
    buys: bool,
}

/// The form; the customer's page leads a provider here with the customer named.
pub async fn ask(
    caller: Caller<ManageSubscriptions>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let once = ids::fresh::<()>(app.now()).to_string();
    let form = Form::new()
        .preset("customer", query.value("customer"))
        .preset("once", once);
    page(caller, &app, form).await?.page()
}

/// Enters it.
pub async fn submit(
    caller: Caller<ManageSubscriptions>,
    app: Data<App>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let new = match read(&fields, caller.by.organisation.kind) {
        Ok(new) => new,
        Err(form) => return page(caller, &app, form).await?.again(),
    };
    let (limits, now) = (app.limits.clone(), app.now());
    let entered = app.write_by(&caller.by, move |db, by| {
        // By mail: the provider that a customer names, or the customer of a provider.
        let tells = new.provider.is_some() || by.organisation.kind != Kind::Customer;
        let count = match tells {
            true => limits.change_by(by),
            false => Count::none(),
        };
        let is_new = |entered: &Entered| matches!(entered, Entered::Now { .. });
        counted(|| enter(db, by, &new, now), is_new, count)
    });
    match entered.await? {
        Ok(Entered::Now { location }) => {
            flash(&session, "done", "subscriptions-entered");
            Ok(see_other(location))
        }
        Ok(Entered::Before { location }) => Ok(see_other(location)),
        Err(NotDone::TooOften(failure)) => Err(failure),
        Err(NotDone::Refused(error)) => {
            let providers = providers_of(&app, &caller.by.organisation).await?;
            let (field, why) = refused(error, &providers)?;
            let form = Form::refused(&fields, field, why);
            page(caller, &app, form).await?.again()
        }
    }
}

fn read(fields: &Fields, kind: Kind) -> Result<New, Form> {
    let mut reader = fields.reader();
    let slug = |text| Slug::parse(text).ok_or("subscriptions-no-such-organisation");
    let channel = |text| Channel::parse(text).ok_or("subscriptions-channel-unknown");
    let (customer, provider, channel) = match kind {
        Kind::Customer => {
            let provider = reader.optional("provider", slug);
            (None, provider, reader.one("channel", channel))
        }
        Kind::Provider | Kind::Reseller => {
            let customer = reader.one("customer", slug);
            let named = reader.optional("channel", channel);
            (customer, None, Some(named.unwrap_or(Channel::Csp)))
        }
    };
    let service = reader.one("service", |slug| {
        Service::parse(slug).ok_or("subscriptions-service-unknown")
    });
    let product = reader.one("product", Name::parse);
    let seats = reader.optional("seats", |text| {
        Seats::parse(text).ok_or("subscriptions-seats-wrong")
    });
    let term = renewal::term(&mut reader);
    let auto_renew = reader.tick("auto_renew");
    let once = reader.once();
    let new = || {
        Some(New {
            customer,
            service: service?,
            product: product?,
            channel: channel?,
            provider,
            seats,
            term_ends_on: term?,
            auto_renew,
            once,
        })
    };
    let new = new();
    reader.finish(new)
}

/// The field and the sentence beside it, which says who may; or a failure without a form.
fn refused(
    error: EnterError,
    providers: &[(String, String)],
) -> Result<(&'static str, Text), Failure> {
    match error {
        EnterError::NoSuchCustomer => Ok(("customer", Text::new("subscriptions-no-such-customer"))),
        EnterError::NoSuchProvider => Ok(("provider", Text::new("subscriptions-no-such-provider"))),
        EnterError::Suspended => Err(Failure::conflict(Text::new("subscriptions-own-suspended"))),
        EnterError::Store(cause) => Err(cause.into()),
        EnterError::Refused(refusal) => {
            let names: Vec<_> = providers.iter().map(|(_, name)| name.as_str()).collect();
            let names = if names.is_empty() {
                "none".to_owned()
            } else {
                names.join(", ")
            };
            let field = match refusal {
                Refusal::SeatsMissing | Refusal::PaidByUse => "seats",
                Refusal::TermOver | Refusal::TermTooLong => "term_ends_on",
                Refusal::DirectHasNone => "provider",
                _ => "channel",
            };
            Ok((field, words(refusal).with("providers", names)))
        }
    }
}

async fn page(
    caller: Caller<ManageSubscriptions>,
    app: &App,
    form: Form,
) -> Result<Entering, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let own = by.organisation.clone();
    let named = Slug::parse(form.value("customer"));
    let customer = app.read(move |db| related(db, &own, named)).await?;
    let buys = by.organisation.kind == Kind::Customer;
    Ok(Entering {
        path: paths::subscriptions(&by.organisation.slug),
        services: services(&f, None),
        channels: channels(&f, BOUGHT),
        providers: providers_of(app, &by.organisation).await?,
        customer,
        buys,
        f,
        form,
    })
}

/// What a customer enters itself.
const BOUGHT: &[Channel] = &[
    Channel::Direct,
    Channel::Advisor,
    Channel::Open,
    Channel::EnterpriseAgreement,
];

/// The name of the provider's customer, if it is one.
fn related(db: &mut Db, own: &Organisation, named: Option<Slug>) -> QueryResult<Option<String>> {
    let found = match named {
        Some(slug) => organisations::by_slug(db, &slug)?,
        None => None,
    };
    let Some(customer) = found else {
        return Ok(None);
    };
    let related = relationships::between(db, own.id, customer.id)?;
    Ok(related.map(|_| customer.name.to_string()))
}

async fn providers_of(app: &App, own: &Organisation) -> Result<Vec<(String, String)>, Failure> {
    let (id, kind) = (own.id, own.kind);
    if kind != Kind::Customer {
        return Ok(Vec::new());
    }
    let all = app.read(move |db| relationships::providers_of(db, id));
    let option = |(_, name, slug): (_, Name, Slug)| (slug.to_string(), name.to_string());
    Ok(all.await?.into_iter().map(option).collect())
}
