//! The pages of the steps.
use super::{Draft, Step, href};
use crate::{
    domain::{
        access::{By, WriteInvitations},
        id::Id,
        invitation::Kind,
        paths,
    },
    messages::Phrase,
    store::invitation_drafts::InvitationDraft,
    web::{
        app::App,
        caller::Caller,
        errors::Failure,
        form::Form,
        invitations::choices::{self, Choices},
        page::{Frame, Page},
    },
};
use actix_web::HttpResponse;
use askama::Template;

/// A line of the list of steps: its name, its address as far as it can be gone to, whether it is this one.
pub type Line = (Phrase, Option<String>, bool);

#[derive(Template)]
#[template(path = "invitations/step.html")]
struct StepPage {
    f: Frame,
    form: Form,
    step: &'static str,
    lines: Vec<Line>,
    action: String,
    back: String,
    /// The list of invitations.
    list: String,
    choices: Choices,
    delegates: Vec<(String, String)>,
    reusable: bool,
    /// The letter has a place for the name of each reseller.
    several: bool,
    /// The rights were changed since the text was written.
    older: bool,
    /// Where the same is asked of many customers.
    import: Option<String>,
}

/// The first step, before there is a draft.
pub async fn first(
    caller: Caller<WriteInvitations>,
    app: &App,
    form: Form,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let wrong = !form.errors().is_empty();
    let list = paths::invitations(&by.organisation.slug);
    let choices = choices(&f, app, &by).await?;
    let page = StepPage {
        step: Step::Kind.slug(),
        lines: lines(&f, &by, None, Step::Kind),
        action: format!("{list}/new"),
        back: list.clone(),
        list,
        delegates: Vec::new(),
        choices,
        reusable: false,
        several: false,
        older: false,
        import: None,
        f,
        form,
    };
    if wrong { page.again() } else { page.page() }
}

/// A step of a draft; `wrong` says that it comes back because of a mistake.
pub async fn step(
    caller: Caller<WriteInvitations>,
    app: &App,
    draft: Draft,
    step: Step,
    form: Form,
    wrong: bool,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let list = paths::invitations(&by.organisation.slug);
    let choices = choices(&f, app, &by).await?;
    let page = StepPage {
        step: step.slug(),
        lines: lines(&f, &by, Some(draft.id), step),
        action: href(&by, draft.id, step),
        back: step
            .before()
            .map_or_else(|| list.clone(), |before| href(&by, draft.id, before)),
        list,
        delegates: choices.delegates(&draft.handed_to()),
        choices,
        reusable: draft.kind() == Kind::Reusable,
        several: draft.is_for_several(),
        older: draft.is_text_older(&by),
        import: is_for_one(&draft, step).then(|| {
            let imports = paths::invitation_imports(&by.organisation.slug);
            format!("{imports}?draft={}", draft.id)
        }),
        f,
        form,
    };
    if wrong { page.again() } else { page.page() }
}

/// The step in which one customer is named.
fn is_for_one(draft: &Draft, step: Step) -> bool {
    step == Step::Customer && draft.kind() == Kind::Addressed
}

/// What can be chosen.
pub async fn choices(f: &Frame, app: &App, by: &By<WriteInvitations>) -> Result<Choices, Failure> {
    let provider = by.organisation.clone();
    let known = app.read(move |db| choices::known(db, &provider)).await?;
    Ok(Choices::new(f.language(), &by.organisation, known))
}

/// All steps, those before the present one as links.
pub fn lines(
    f: &Frame,
    by: &By<WriteInvitations>,
    draft: Option<Id<InvitationDraft>>,
    now: Step,
) -> Vec<Line> {
    let line = |step: Step| {
        let name = f.t(format!("invitations-step-{}", step.slug()));
        let passed = (step as usize) < now as usize;
        let address = draft.filter(|_| passed).map(|draft| href(by, draft, step));
        (name, address, step == now)
    };
    Step::ALL.into_iter().map(line).collect()
}
