//! Taking a file over, and throwing it away.
use super::{Sender, show};
use crate::{
    actions::imports::{self, CommitError, Committed, Importer},
    domain::{file_import::FileImport, paths},
    messages::Text,
    web::{
        app::App,
        at::At,
        counted::{NotDone, counted},
        errors::Failure,
        fields::Fields,
        form::Form,
        page::{Page, see_other},
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};

/// Takes over what is ready.
pub async fn commit<S: Sender>(
    caller: S,
    app: Data<App>,
    at: At<FileImport>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let (by, _, f) = caller.parts();
    let (id, now, limits) = (at.id()?, app.now(), app.limits.clone());
    fields.reader().finish(Some(()))?;
    let committed = app.write_by(&by, move |db, by| {
        let committed = || imports::commit(db, by, id, now);
        let is_told = |it: &Committed| matches!(it, Committed::Now { tells: true });
        counted(committed, is_told, limits.file_by(by))
    });
    match committed.await? {
        Ok(_) => Ok(see_other(paths::file_import(&by.list(), id))),
        Err(NotDone::Refused(CommitError::NothingReady)) => {
            let form = Form::refused(&fields, "", Text::new("filing-nothing-ready"));
            show::page(f, &app, &by, id, show::ALL, form).await?.again()
        }
        Err(error) => Err(error.into()),
    }
}

/// Throws a file away that was only looked at.
pub async fn cancel<S: Sender>(
    caller: S,
    app: Data<App>,
    at: At<FileImport>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let (by, _, _) = caller.parts();
    let id = at.id()?;
    fields.reader().finish(Some(()))?;
    app.write_by(&by, move |db, by| imports::cancel(db, by, id))
        .await??;
    flash(&session, "done", "filing-thrown-away");
    Ok(see_other(format!("{}/import", by.list())))
}

impl From<CommitError> for Failure {
    fn from(error: CommitError) -> Self {
        match error {
            CommitError::Unknown => Self::not_found(),
            CommitError::Ended => Self::conflict(Text::new("filing-has-ended")),
            CommitError::NothingReady => Self::conflict(Text::new("filing-nothing-ready")),
            CommitError::Store(cause) => cause.into(),
        }
    }
}
