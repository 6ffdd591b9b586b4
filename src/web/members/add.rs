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
    app.limits.mail_by(&by)?;
    let (now, acting) = (app.now(), by.clone());
    let added = app
        .db
        .write(move |db| add::add(db, &acting, &new, now))
        .await;
    let form = match added {
        Ok(Added::Before) => return Ok(see_other(paths::members(&by.organisation.slug))),
        Ok(Added::Now(_)) => {
            app.post.notify_one();
            session::flash(&cookie, "done", "members-added");
            return Ok(see_other(paths::members(&by.organisation.slug)));
        }
        Err(AddError::Refused(refused)) => {
            let field = field(refused, has_agents(by.organisation.kind));
            Form::refused(&fields, field, refusal(refused))
        }
        Err(AddError::AlreadyMember) => {
            Form::refused(&fields, "email", Text::new("members-already"))
        }
        Err(AddError::Waits) => Form::refused(&fields, "email", Text::new("members-waits")),
        Err(AddError::Store(error)) => return Err(error.into()),
    };
    page(&by, frame, form).again()
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
