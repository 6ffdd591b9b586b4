//! `/p/{token}`: a provider asks a reseller for a partnership.
use super::refusals::unknown_link;
use crate::{
    actions::partnerships::{
        accept::{self, Partners},
        open::{LinkError, Opened, open},
    },
    domain::{
        access::{AcceptPartnerships, By, Scope},
        account::Account,
        id::Id,
        organisation::{Kind, Organisation, Slug},
        partnership::Refusal,
        paths,
        time::Timestamp,
        token::{Purpose, Token},
    },
    messages::Text,
    store::{Db, members},
    web::{
        app::App,
        caller::{FreshPerson, Visitor},
        errors::Failure,
        fields::Fields,
        form::Form,
        page::{Frame, Page, see_other},
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{
    HttpResponse,
    web::{Data, Path},
};
use askama::Template;

#[derive(Template)]
#[template(path = "partnerships/landing.html")]
struct Landing {
    f: Frame,
    form: Form,
    provider: Organisation,
    expires_at: Timestamp,
    reader: Reader,
    path: String,
    token: String,
}

/// Who reads the page, which decides what it offers.
enum Reader {
    Stranger,
    /// Signed in, but in no reseller.
    Outsider,
    /// In a reseller, whose global admins these are.
    Colleague {
        reseller: String,
        admins: Vec<String>,
    },
    /// Can accept for these resellers: slug and name.
    Admin(Vec<(String, String)>),
}

/// The page behind the link. Looking at it changes nothing.
pub async fn show(
    visitor: Visitor,
    app: Data<App>,
    path: Path<String>,
) -> Result<HttpResponse, Failure> {
    let token = parse(&path)?;
    let account = visitor.signed_in.map(|session| session.account.id);
    let page = landing(&app, visitor.frame, token, account, Form::new()).await?;
    page.page()
}

/// Accepts for one of the person's resellers.
pub async fn accept(
    person: FreshPerson,
    app: Data<App>,
    session: Session,
    path: Path<String>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let (token, account) = (parse(&path)?, person.session.account.id);
    let slug = match read(&fields) {
        Ok(slug) => slug,
        Err(form) => {
            let page = landing(&app, person.frame, token, Some(account), form).await?;
            return page.again();
        }
    };
    let by = scope(&app, account, slug.clone()).await?;
    let (key, now) = (app.keys.link.clone(), app.now());
    let partners = app
        .write(move |db| accept::accept(db, &by, &key, &token, now))
        .await?;
    let (Partners::Now(id) | Partners::Already(id)) = partners;
    flash(&session, "done", "partnership-accepted");
    Ok(see_other(paths::provider(&slug, id)))
}

fn parse(token: &str) -> Result<Token, Failure> {
    Token::parse(token).ok_or_else(unknown_link)
}

fn read(fields: &Fields) -> Result<Slug, Form> {
    let mut reader = fields.reader();
    let slug = reader.one("reseller", |slug| {
        Slug::parse(slug).ok_or("partnership-reseller-missing")
    });
    if !reader.tick("agreement") {
        reader.wrong("agreement", Text::new("partnership-agreement-missing"));
    }
    reader.finish(slug)
}

/// The person's rights in the reseller that they named.
async fn scope(
    app: &App,
    account: Id<Account>,
    slug: Slug,
) -> Result<By<AcceptPartnerships>, Failure> {
    let found = app
        .read(move |db| {
            let Some(scope) = members::scope(db, account, &slug)? else {
                return Ok(None);
            };
            let colleagues = members::of_organisation(db, scope.organisation.id)?;
            Ok::<_, diesel::result::Error>(Some((scope, colleagues)))
        })
        .await?;
    let (scope, colleagues) = found.ok_or_else(Failure::not_found)?;
    let kind = scope.organisation.kind;
    scope.by().map_err(|lacking| match kind {
        _ if lacking.suspended => Failure::suspended(),
        Kind::Reseller => Failure::lacking(&lacking, &colleagues),
        Kind::Provider | Kind::Customer => Failure::not_this_kind(lacking.right),
    })
}

async fn landing(
    app: &App,
    f: Frame,
    token: Token,
    account: Option<Id<Account>>,
    form: Form,
) -> Result<Landing, Failure> {
    let (key, now, link) = (app.keys.link.clone(), app.now(), token.clone());
    let (opened, scopes, reader) = app
        .read(move |db| {
            let opened = open(db, &key, &link)?;
            let scopes = account.map(|account| members::scopes_of(db, account));
            let scopes = scopes.transpose()?.unwrap_or_default();
            let reader = reader(db, account, &scopes)?;
            Ok::<_, LinkError>((opened, scopes, reader))
        })
        .await?;
    if let Err(refusal) = opened.is_open(now) {
        return Err(closed(&opened, refusal, &scopes));
    }
    Ok(Landing {
        f,
        form,
        expires_at: opened.partnership.expires_at,
        provider: opened.provider,
        reader,
        path: paths::token_path(Purpose::Partnership, &token),
        token: token.reveal(),
    })
}

/// Whoever accepted it gets from the used link to what it brought.
fn closed(opened: &Opened, refusal: Refusal, scopes: &[Scope]) -> Failure {
    let failure = Failure::from(opened.refused(refusal));
    let reseller = opened.partnership.reseller;
    let mut own = scopes.iter().map(|scope| &scope.organisation);
    match own.find(|own| Some(own.id) == reseller) {
        None => failure,
        Some(own) => failure.next(
            Text::new("partnership-show"),
            paths::provider(&own.slug, opened.partnership.id),
        ),
    }
}

fn reader(
    db: &mut Db,
    account: Option<Id<Account>>,
    scopes: &[Scope],
) -> diesel::QueryResult<Reader> {
    if account.is_none() {
        return Ok(Reader::Stranger);
    }
    let accepting = scopes.iter().filter(|s| s.may::<AcceptPartnerships>());
    let accepting: Vec<_> = accepting.map(|s| choice(&s.organisation)).collect();
    if !accepting.is_empty() {
        return Ok(Reader::Admin(accepting));
    }
    let organisations = scopes.iter().map(|scope| &scope.organisation);
    let mut resellers = organisations.filter(|own| own.kind == Kind::Reseller);
    let Some(reseller) = resellers.next() else {
        return Ok(Reader::Outsider);
    };
    let members = members::of_organisation(db, reseller.id)?.into_iter();
    let admins = members.filter(|member| member.roles.is_global_admin());
    Ok(Reader::Colleague {
        reseller: reseller.name.to_string(),
        admins: admins.map(|admin| admin.name.to_string()).collect(),
    })
}

fn choice(reseller: &Organisation) -> (String, String) {
    (reseller.slug.to_string(), reseller.name.to_string())
}
