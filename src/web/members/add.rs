//! Adding a member.
use super::{admin_roles, agent_roles, field, has_agents, refusal, roles};
use crate::{
    actions::members::add::{self, AddError, Added, NewMember},
    domain::{
        access::{By, ManageMembers, Roles},
        paths,
        text::Name,
    },
    messages::Text,
    store::ids,
    web::{
        app::App,
        caller::Fresh,
        choices::Choices,
        counted::{NotDone, counted},
        errors::Failure,
        fields::Fields,
        form::{self, Form},
        page::{Frame, Page, see_other},
        session,
    },
};
use actix_session::Session as Cookie;
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "members/new.html")]
struct AddMember {
    form: Form,
    list: String,
    has_agents: bool,
    agent_roles: Choices,
    admin_roles: Choices,
    f: Frame,
}

/// Asks for the person and the roles.
pub async fn form(caller: Fresh<ManageMembers>, app: Data<App>) -> Result<HttpResponse, Failure> {
    let form = Form::new().preset("once", ids::fresh::<()>(app.now()));
    page(&caller.by, caller.frame, form).page()
}

/// Adds the member; the answer is the same whether the person has an account (P2).
pub async fn submit(
    caller: Fresh<ManageMembers>,
    app: Data<App>,
    cookie: Cookie,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame, .. } = caller;
    let new = match new_member(&fields) {
        Ok(new) => new,
        Err(form) => return page(&by, frame, form).again(),
    };
    let (limits, now, acting) = (app.limits.clone(), app.now(), by.clone());
    let added = app.try_write(move |db| {
        let added = || add::add(db, &acting, &new, now);
        let is_new = |added: &Added| matches!(added, Added::Now(_));
        counted(added, is_new, limits.mail_by(&acting))
    });
    match added.await {
        Ok(added) => {
            if let Added::Now(_) = added {
                session::flash(&cookie, "done", "members-added");
            }
            Ok(see_other(paths::members(&by.organisation.slug)))
        }
        Err(NotDone::TooOften(failure)) => Err(failure),
        Err(NotDone::Refused(error)) => {
            let (field, why) = blame(&by, error)?;
            page(&by, frame, Form::refused(&fields, field, why)).again()
        }
    }
}

/// The field and the sentence beside it.
fn blame(by: &By<ManageMembers>, error: AddError) -> Result<(&'static str, Text), Failure> {
    Ok(match error {
        AddError::Refused(refused) => {
            let field = field(refused, has_agents(by.organisation.kind));
            (field, refusal(refused))
        }
        AddError::AlreadyMember => ("email", Text::new("members-already")),
        AddError::Waits => ("email", Text::new("members-waits")),
        AddError::Store(error) => return Err(error.into()),
    })
}

fn new_member(fields: &Fields) -> Result<NewMember, Form> {
    let mut reader = fields.reader();
    let name = reader.one("name", Name::parse);
    let email = reader.one("email", form::mailbox);
    let roles = roles(&mut reader);
    let once = reader.once();
    let read = || {
        Some(NewMember {
            name: name?,
            email: email?,
            roles,
            once,
        })
    };
    reader.finish(read())
}

fn page(by: &By<ManageMembers>, f: Frame, form: Form) -> AddMember {
    let kind = by.organisation.kind;
    AddMember {
        form,
        list: paths::members(&by.organisation.slug),
        has_agents: has_agents(kind),
        agent_roles: agent_roles(&f, by, Roles::default()),
        admin_roles: admin_roles(&f, by, Roles::default()),
        f,
    }
}
