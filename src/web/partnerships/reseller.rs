//! `/o/{org}/resellers/{id}`: a partnership as the provider sees it.
use crate::{
    actions::partnerships::renew::{self, Renewed},
    domain::{
        access::{ManagePartnerships, Scope, SeeMails, SeeResellers, SendMails},
        end_request::{EndRequest, Subject},
        id::Id,
        organisation::Organisation,
        partnership::{Partnership, Standing, State},
        paths,
        time::Timestamp,
        token::Purpose,
    },
    store::{
        Db,
        activities::{self, Record},
        end_requests, organisations,
        orphans::{self, Among, Customer, Pair, Rights},
        outbox::{self, Delivery},
        partnerships,
    },
    web::{
        app::App,
        caller::Caller,
        counted::counted,
        errors::Failure,
        fields::Fields,
        mails::Line,
        page::{Frame, Page, see_other},
        session::flash,
        timeline::Event,
    },
};
use actix_session::Session;
use actix_web::{
    HttpResponse,
    web::{Data, Path},
};
use askama::Template;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// How many customers and rights the page names; the lists have them all.
pub(super) const NAMED: i64 = 50;

#[derive(Template)]
#[template(path = "partnerships/reseller.html")]
struct Show {
    f: Frame,
    /// Its own name, or the one it was asked by.
    name: String,
    partnership: Partnership,
    reseller: Option<Organisation>,
    standing: Standing,
    /// While it is asked, for those who may pass it on.
    link: Option<Link>,
    may_manage: bool,
    stays: Stays,
    /// For those who may see them.
    mails: Vec<Line>,
    all_mails: String,
    events: Vec<Event>,
    /// Addresses: the list, this page, the customers attributed to the reseller.
    list: String,
    path: String,
    customers: String,
}

struct Link {
    url: String,
    mailto: String,
}

/// Customers and rights that stay whatever becomes of the partnership.
#[derive(Default)]
pub(super) struct Stays {
    pub customers: Vec<Customer>,
    pub rights: Vec<Rights>,
    /// How many rights there are in all.
    pub number: i64,
    /// What customers were asked about these rights, the newest first.
    asked: Vec<EndRequest>,
}

impl Stays {
    pub fn read(db: &mut Db, of: &Partnership, now: Timestamp) -> diesel::QueryResult<Self> {
        let Some(pair) = Pair::of(of) else {
            return Ok(Self::default());
        };
        let rights = orphans::rights(db, pair, now, NAMED)?;
        let ids: Vec<_> = rights.iter().map(|rights| rights.id).collect();
        Ok(Self {
            customers: orphans::customers(db, pair, NAMED)?,
            number: orphans::number_among(db, pair, Among::All, now)?,
            asked: end_requests::of_delegations(db, pair.provider, &ids)?,
            rights,
        })
    }
    /// What was asked last about these rights.
    pub fn asked(&self, about: &Rights) -> Option<&EndRequest> {
        let subject = Subject::Delegation(about.id);
        self.asked.iter().find(|request| request.subject == subject)
    }
    /// Whether there may be more than the page names.
    pub fn are_more_customers(&self) -> bool {
        self.customers.len() as i64 == NAMED
    }
    pub fn are_more_rights(&self) -> bool {
        self.number > self.rights.len() as i64
    }
}

/// All that the page tells of a partnership.
pub(super) struct Found {
    pub partnership: Partnership,
    pub reseller: Option<Organisation>,
    pub stays: Stays,
    records: Vec<Record>,
    deliveries: Vec<Delivery>,
}

impl Found {
    /// The reseller's own name, or the one it was asked by.
    pub fn name(&self) -> String {
        let own = self.reseller.as_ref().map(|reseller| &reseller.name);
        own.unwrap_or(&self.partnership.asked_name).to_string()
    }
}

/// A partnership of this provider with what belongs to it.
pub(super) async fn find(
    app: &App,
    provider: Id<Organisation>,
    id: &str,
) -> Result<Found, Failure> {
    let (id, now) = (Id::parse(id).ok_or_else(Failure::not_found)?, app.now());
    let found = app
        .read(move |db| {
            let Some(partnership) = partnerships::by_id(db, provider, id)? else {
                return Ok(None);
            };
            let reseller = partnership.reseller;
            Ok::<_, diesel::result::Error>(Some(Found {
                reseller: reseller
                    .map(|id| organisations::by_id(db, id))
                    .transpose()?,
                stays: Stays::read(db, &partnership, now)?,
                records: activities::of_object(db, provider, id.cast())?,
                deliveries: outbox::of_object(db, provider, id.cast())?,
                partnership,
            }))
        })
        .await?;
    found.ok_or_else(Failure::not_found)
}

/// The page.
pub async fn show(
    caller: Caller<SeeResellers>,
    app: Data<App>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let found = find(&app, by.organisation.id, &path.1).await?;
    let (provider, may_manage) = (&by.organisation, by.may::<ManagePartnerships>());
    let asked = found.partnership.state == State::Asked;
    let slug = found.reseller.as_ref().map(|reseller| &reseller.slug);
    let customers = paths::customers(&provider.slug);
    Show {
        name: found.name(),
        standing: found.partnership.standing(app.now()),
        link: (asked && may_manage).then(|| link(&app, &f, provider, &found.partnership)),
        may_manage,
        mails: mails(&f, &by, &found.deliveries),
        all_mails: format!(
            "{}?object={}",
            paths::mails(&provider.slug),
            found.partnership.id
        ),
        events: Event::all(&f, &found.records),
        list: paths::resellers(&provider.slug),
        path: paths::reseller(&provider.slug, found.partnership.id),
        customers: slug.map_or(customers.clone(), |slug| {
            format!("{customers}?reseller={slug}")
        }),
        partnership: found.partnership,
        reseller: found.reseller,
        stays: found.stays,
        f,
    }
    .page()
}

fn mails(f: &Frame, by: &Scope, deliveries: &[Delivery]) -> Vec<Line> {
    if by.may::<SeeMails>() {
        Line::all(f, &by.organisation, by.may::<SendMails>(), deliveries)
    } else {
        Vec::new()
    }
}

/// The link to copy, and a mail with it for the person's own mail program.
fn link(app: &App, f: &Frame, provider: &Organisation, asked: &Partnership) -> Link {
    let url = app.link(Purpose::Partnership, &asked.nonce, asked.generation);
    let encode = |text: String| utf8_percent_encode(&text, NON_ALPHANUMERIC).to_string();
    let words = |id: &'static str| {
        let words = f.t(id).with("provider", &provider.name);
        encode(words.with("link", &url).to_string())
    };
    let mailto = format!(
        "mailto:{}?subject={}&body={}",
        encode(asked.asked_email.to_string()),
        words("partnership-mailto-subject"),
        words("partnership-mailto-body"),
    );
    Link { url, mailto }
}

/// A new link, mailed; the old one is dead at once.
pub async fn renew(
    caller: Caller<ManagePartnerships>,
    app: Data<App>,
    session: Session,
    path: Path<(String, String)>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let mut reader = fields.reader();
    let shown = reader.optional("generation", |text| {
        text.parse::<i32>().or(Err("form-malformed"))
    });
    let shown = reader.finish(Some(shown))?;
    let id = Id::parse(&path.1).ok_or_else(Failure::not_found)?;
    let (by, limits, now) = (caller.by.clone(), app.limits.clone(), app.now());
    let renewed = app.write(move |db| {
        let renewed = || renew::renew(db, &by, id, shown, now);
        let is_new = |renewed: &Renewed| *renewed == Renewed::Now;
        counted(renewed, is_new, limits.mail_by(&by))
    });
    let message = match renewed.await? {
        Renewed::Now => "partnership-link-renewed",
        Renewed::Before => "partnership-link-renewed-before",
    };
    flash(&session, "done", message);
    Ok(see_other(paths::reseller(&caller.by.organisation.slug, id)))
}
