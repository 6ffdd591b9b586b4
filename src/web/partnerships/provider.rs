//! `/o/{org}/providers/{id}`: a partnership as the reseller sees it.
use crate::{
    domain::{
        access::{SeeInvitations, SeeProviders},
        id::Id,
        organisation::Organisation,
        partnership::Partnership,
        paths,
    },
    store::{activities, organisations, partnerships},
    web::{
        app::App,
        caller::Caller,
        errors::Failure,
        page::{Frame, Page},
        timeline::Event,
    },
};
use actix_web::{
    HttpResponse,
    web::{Data, Path},
};
use askama::Template;

#[derive(Template)]
#[template(path = "partnerships/provider.html")]
struct Show {
    f: Frame,
    partnership: Partnership,
    provider: Organisation,
    state: &'static str,
    events: Vec<Event>,
    list: String,
    customers: String,
    /// For whoever may see them.
    invitations: Option<String>,
}

/// The page.
pub async fn show(
    caller: Caller<SeeProviders>,
    app: Data<App>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let id = Id::parse(&path.1).ok_or_else(Failure::not_found)?;
    let own = by.organisation.id;
    let found = app
        .read(move |db| {
            let Some(partnership) = partnerships::of_reseller(db, own, id)? else {
                return Ok(None);
            };
            let provider = organisations::by_id(db, partnership.provider)?;
            let records = activities::of_object(db, own, id.cast())?;
            Ok::<_, diesel::result::Error>(Some((partnership, provider, records)))
        })
        .await?;
    let (partnership, provider, records) = found.ok_or_else(Failure::not_found)?;
    Show {
        state: partnership.standing(app.now()).as_str(),
        events: Event::all(&f, &records),
        list: paths::providers(&by.organisation.slug),
        customers: paths::customers(&by.organisation.slug),
        invitations: by
            .may::<SeeInvitations>()
            .then(|| paths::invitations(&by.organisation.slug)),
        f,
        partnership,
        provider,
    }
    .page()
}
