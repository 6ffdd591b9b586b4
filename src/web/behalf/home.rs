//! Where working on behalf begins: what the caller can do there, until when, and through which rights.
use super::{ACTS, Act, nothing_there, roles, usable};
use crate::{
    domain::{
        access::{Lent, ManageGroups, Scope, SeeCustomers},
        organisation::Slug,
        paths,
        slugs::ServiceSet,
        time::Timestamp,
    },
    messages::{Phrase, Text},
    store::{
        delegations::{self, Kept},
        lent::{self, AtCustomer},
    },
    web::{
        app::App,
        caller::Caller,
        choices::listed,
        desk::without_rights,
        errors::Failure,
        page::{Frame, Page},
    },
};
use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, Path},
};
use askama::Template;

#[derive(Template)]
#[template(path = "behalf/home.html")]
struct Home {
    f: Frame,
    name: String,
    /// Why nothing can be done there.
    nothing: Option<Phrase>,
    /// What is lent does not work now.
    rests: bool,
    acts: Vec<Line>,
    lent: Vec<Through>,
    delegations: String,
    /// For whoever manages them.
    groups: Option<String>,
}

/// Something that can be done there through one delegation, or which roles would open it.
struct Line {
    what: Phrase,
    roles: Phrase,
    open: Option<Open>,
}

/// Where, for which services and until when.
struct Open {
    href: String,
    services: Phrase,
    until: Timestamp,
}

/// Rights that the caller uses there.
struct Through {
    name: String,
    href: String,
    roles: Phrase,
    services: Phrase,
    until: Timestamp,
}

/// The page; for customers whose rights do not hold, why not.
pub async fn show(
    caller: Caller<SeeCustomers>,
    app: Data<App>,
    request: HttpRequest,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame, .. } = caller;
    let slug = Slug::parse(&path.1).ok_or_else(Failure::not_found)?;
    let (asking, at, now) = (by.clone(), slug.clone(), app.now());
    let found = app
        .read(move |db| {
            let Some(at) = lent::at_customer(db, &asking, &at, now)? else {
                return Ok(None);
            };
            let own = asking.organisation.id;
            let kept = delegations::of_partner_at_customer(db, own, at.customer.id)?;
            Ok::<_, diesel::result::Error>(Some((at, kept)))
        })
        .await?;
    let Some((at, kept)) = found else {
        return Err(without_rights(&app, &by.organisation, slug).await?);
    };
    let f = frame.on_behalf(&request, &by, &at.customer, &at.lent);
    Home::new(f, &by, &at, &kept).page()
}

impl Home {
    fn new(f: Frame, by: &Scope, at: &AtCustomer, kept: &[Kept]) -> Self {
        let own = &by.organisation.slug;
        let usable = usable(by, &at.customer, &at.lent);
        let nothing = nothing_there(by, &at.customer, &at.lent);
        let home = paths::on_behalf(own, &at.customer.slug);
        let acts = ACTS.iter();
        let through = at.lent.iter();
        Self {
            acts: acts
                .flat_map(|act| Line::all(&f, act, usable, &home))
                .collect(),
            lent: through
                .map(|one| Through::new(&f, own, one, kept))
                .collect(),
            nothing: nothing.map(|why| f.say(&why)),
            rests: by.rests_at(&at.customer).is_some(),
            name: at.customer.name.to_string(),
            delegations: paths::delegations(own),
            groups: by.may::<ManageGroups>().then(|| paths::groups(own)),
            f,
        }
    }
}

impl Through {
    fn new(f: &Frame, own: &Slug, lent: &Lent, kept: &[Kept]) -> Self {
        let mut kept = kept.iter();
        let kept = kept.find(|kept| kept.delegation.id == lent.delegation);
        Self {
            name: kept.map(|kept| kept.name.to_string()).unwrap_or_default(),
            href: paths::delegation(own, lent.delegation),
            roles: f.say(&roles(&lent.roles)),
            services: f.say(&services(&lent.services)),
            until: lent.until,
        }
    }
}

impl Line {
    /// A line for each delegation, which has services and an end of its own; one that says what it takes if none opens it.
    fn all(f: &Frame, act: &Act, lent: &[Lent], home: &str) -> Vec<Self> {
        let what = || f.t("behalf-act").with("right", act.right);
        let open = |one: &Lent| {
            let reach = act.reach(std::slice::from_ref(one))?;
            Some(Self {
                what: what(),
                roles: f.say(&roles(&reach.roles)),
                open: Some(Open {
                    href: format!("{home}{}", act.page.1),
                    services: f.say(&services(&reach.services)),
                    until: one.until,
                }),
            })
        };
        let opened: Vec<Self> = lent.iter().filter_map(open).collect();
        if !opened.is_empty() {
            return opened;
        }
        let opened_by = act.opened_by.iter().chain(&["global-administrator"]);
        vec![Self {
            what: what(),
            roles: f.say(&listed("role", opened_by.copied())),
            open: None,
        }]
    }
}

/// Names of services.
fn services(all: &ServiceSet) -> Text {
    listed("service", all.iter().map(|service| service.slug))
}
