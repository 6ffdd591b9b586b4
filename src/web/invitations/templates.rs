//! Templates of roles that a provider saves for itself.
use super::{
    choices::{self, Choices},
    steps::{self, Step},
};
use crate::{
    actions::invitations::{self, SaveTemplateError},
    domain::{
        access::{By, WriteInvitations},
        id::Id,
        paths,
        role::Role,
        slugs::RoleSet,
        text::Name,
    },
    messages::Text,
    store::{
        ids,
        invitation_drafts::{self, InvitationDraft, Pairs},
    },
    web::{
        app::App,
        caller::Caller,
        errors::Failure,
        fields::Fields,
        form::Form,
        list::Query,
        page::{Frame, Page, see_other},
        session,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "invitations/template.html")]
struct NewTemplate {
    f: Frame,
    form: Form,
    path: String,
    /// The step that it was asked for in, else the list.
    back: String,
    choices: Choices,
}

/// The form of a new template for the roles of this draft.
pub(super) fn href(by: &By<WriteInvitations>, draft: Id<InvitationDraft>) -> String {
    let list = paths::invitations(&by.organisation.slug);
    format!("{list}/templates/new?draft={draft}")
}

/// The form of a new template; the roles that stand in a draft are taken over.
pub async fn new(
    caller: Caller<WriteInvitations>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let form = Form::new().preset("once", ids::fresh::<()>(app.now()));
    let Some(draft) = query.get("draft").and_then(Id::<InvitationDraft>::parse) else {
        return page(caller, &app, form).await?.page();
    };
    let own = caller.by.organisation.id;
    let typed = app.read(move |db| invitation_drafts::by_id(db, own, draft));
    let typed = typed.await?.unwrap_or_default();
    let page = page(caller, &app, form.preset("draft", draft)).await?;
    NewTemplate {
        form: filled(page.form, &typed, &page.choices),
        ..page
    }
    .page()
}

/// With the single roles and those of the template that was chosen.
fn filled(form: Form, typed: &Pairs, choices: &Choices) -> Form {
    let named = |name: &'static str| {
        let named = typed.iter().filter(move |(known, _)| known == name);
        named.map(|(_, value)| value.as_str())
    };
    let templates = named("template").filter_map(|slug| choices.template(slug));
    let bundled = templates.flat_map(|(_, roles)| roles.iter());
    let single = named("role").filter_map(Role::parse);
    let roles = RoleSet::new(single.chain(bundled));
    let roles = roles.iter();
    roles.fold(form, |form, role| form.preset("role", role.slug))
}

/// Saves it.
pub async fn save(
    caller: Caller<WriteInvitations>,
    app: Data<App>,
    session: Session,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let mut reader = fields.reader();
    let name = reader.one("template_name", Name::parse);
    let roles = reader.many("role", |text| Role::parse(text).ok_or("form-malformed"));
    let draft = reader.optional("draft", |id| {
        Id::<InvitationDraft>::parse(id).ok_or("form-malformed")
    });
    let once = reader.once();
    let (name, roles) = match reader.finish(name.map(|name| (name, RoleSet::new(roles)))) {
        Ok(read) => read,
        Err(form) => return page(caller, &app, form).await?.again(),
    };
    let (by, now) = (caller.by.clone(), app.now());
    let saved = app
        .try_write(move |db| invitations::save_template(db, &by, name, roles, once.as_ref(), now));
    if let Err(error) = saved.await {
        let (field, why) = why(error)?;
        let form = Form::refused(&fields, field, why);
        return page(caller, &app, form).await?.again();
    }
    session::flash(&session, "done", "invitations-template-saved");
    Ok(see_other(match draft {
        Some(draft) => steps::href(&caller.by, draft, Step::Roles),
        None => format!("{}/new", paths::invitations(&caller.by.organisation.slug)),
    }))
}

fn why(error: SaveTemplateError) -> Result<(&'static str, Text), Failure> {
    Ok(match error {
        SaveTemplateError::NoRole => ("role", Text::new("invitations-no-role")),
        SaveTemplateError::GlobalAdministrator => {
            ("role", Text::new("invitations-template-with-everything"))
        }
        SaveTemplateError::NameTaken => (
            "template_name",
            Text::new("invitations-template-name-taken"),
        ),
        SaveTemplateError::Store(cause) => return Err(cause.into()),
    })
}

async fn page(
    caller: Caller<WriteInvitations>,
    app: &App,
    form: Form,
) -> Result<NewTemplate, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let provider = by.organisation.clone();
    let known = app.read(move |db| choices::known(db, &provider)).await?;
    let path = paths::invitations(&by.organisation.slug);
    let draft = Id::<InvitationDraft>::parse(form.value("draft"));
    Ok(NewTemplate {
        back: match draft {
            Some(draft) => steps::href(&by, draft, Step::Roles),
            None => path.clone(),
        },
        path,
        choices: Choices::new(f.language(), &by.organisation, known),
        f,
        form,
    })
}
