//! Beginning an import, and ending it before its time.
use super::show;
use crate::{
    actions::invitations::imports::{self, BeginError, CancelError},
    domain::{access::WriteInvitations, invitation_import::InvitationImport, paths},
    messages::Text,
    store::invitation_imports::Choices,
    web::{
        app::App,
        at::At,
        caller::Caller,
        errors::Failure,
        fields::Fields,
        form::Form,
        page::{Page, see_other},
        session,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};

/// Has the rows made that are ready, and others if that is wanted; the ticked ones are left out. With `leave_only`
/// that is all, and the preview goes on.
pub async fn begin(
    caller: Caller<WriteInvitations>,
    app: Data<App>,
    at: At<InvitationImport>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let (id, now) = (at.id()?, app.now());
    let (choices, left, leave_only) = match read(&fields) {
        Ok(read) => read,
        Err(form) => return show::page(f, &app, &by, id, show::ALL, form).await?.again(),
    };
    let scope = by.clone();
    match app
        .try_write(move |db| {
            imports::leave_out(db, &scope, id, &left)?;
            match leave_only {
                true => Ok(()),
                false => imports::begin(db, &scope, id, choices, now),
            }
        })
        .await
    {
        Ok(()) => Ok(see_other(paths::invitation_import(
            &by.organisation.slug,
            id,
        ))),
        Err(BeginError::NothingToMake) => {
            let form = Form::refused(&fields, "", Text::new("imports-nothing-to-make"));
            show::page(f, &app, &by, id, show::ALL, form).await?.again()
        }
        Err(BeginError::Unknown) => Err(Failure::not_found()),
        Err(BeginError::Store(cause)) => Err(cause.into()),
    }
}

/// What is to be made, which lines are not, and whether nothing else is wanted yet.
fn read(fields: &Fields) -> Result<(Choices, Vec<i32>, bool), Form> {
    let mut reader = fields.reader();
    let choices = Choices {
        send: reader.tick("send"),
        with_invited: reader.tick("with_invited"),
        with_customers: reader.tick("with_customers"),
    };
    let left = reader.many("leave", |line| {
        line.parse::<i32>().map_err(|_| "form-malformed")
    });
    let leave_only = reader.tick("leave_only");
    reader.finish(Some((choices, left, leave_only)))
}

/// Ends it; what was made stays.
pub async fn cancel(
    caller: Caller<WriteInvitations>,
    app: Data<App>,
    session: Session,
    at: At<InvitationImport>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    fields.reader().finish(Some(()))?;
    let Caller { by, .. } = caller;
    let (scope, id, now) = (by.clone(), at.id()?, app.now());
    app.write(move |db| imports::cancel(db, &scope, id, now))
        .await?;
    session::flash(&session, "done", "imports-cancelled");
    Ok(see_other(paths::invitation_import(
        &by.organisation.slug,
        id,
    )))
}

impl From<CancelError> for Failure {
    fn from(error: CancelError) -> Self {
        match error {
            CancelError::Unknown => Self::not_found(),
            CancelError::Ended => Self::conflict(Text::new("imports-has-ended")),
            CancelError::Store(cause) => cause.into(),
        }
    }
}
