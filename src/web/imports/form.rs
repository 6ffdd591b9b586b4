//! The form: a file, and what it may hold.
use super::{Sender, sent::sheet, word};
use crate::{
    actions::imports::{Importer, Upload as Wanted, prepare},
    domain::{once::Once, sheet::Column},
    store::{
        file_imports::{self, Import},
        ids,
    },
    web::{
        again,
        app::App,
        errors::Failure,
        fields::Fields,
        form::Form,
        page::{Frame, Page, see_other},
        upload::{FILE_BYTES, File, Received, Upload},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "imports/form.html")]
struct ImportForm {
    f: Frame,
    form: Form,
    /// `people`, `bought` or `sold`.
    word: &'static str,
    /// The list that the file adds to.
    list: String,
    path: String,
    /// The columns, and whether they must be there.
    columns: Vec<(&'static str, bool)>,
    latest: Vec<Import>,
    most_rows: usize,
    megabytes: usize,
}

/// The form.
pub async fn new<S: Sender>(caller: S, app: Data<App>) -> Result<HttpResponse, Failure> {
    let (by, _, f) = caller.parts();
    let form = Form::new().preset("once", ids::fresh::<()>(app.now()));
    page(f, &app, &by, form).await?.page()
}

/// Takes the file and shows what became of its rows; nothing is made yet.
pub async fn receive<S: Sender>(
    caller: S,
    app: Data<App>,
    upload: Upload,
) -> Result<HttpResponse, Failure> {
    let (by, account, f) = caller.parts();
    app.limits.upload(account)?;
    let Received { fields, file } = upload.read().await?;
    let wanted = match read::<S::By>(&fields, file) {
        Ok(wanted) => wanted,
        Err(form) => return page(f, &app, &by, form).await?.again(),
    };
    let now = app.now();
    let kept = app.write_by(&by, move |db, by| prepare(db, by, &wanted, now));
    match kept.await? {
        Ok(location) => Ok(see_other(location)),
        Err(cause) => {
            let (status, form) = again::over(cause.into(), fields, now)?;
            page(f, &app, &by, form).await?.page_with(status)
        }
    }
}

fn read<I: Importer>(fields: &Fields, file: Option<File>) -> Result<Wanted<I::Column>, Form> {
    let mut reader = fields.reader();
    reader.file("file");
    let once = reader.once();
    let once = saying(once, file.as_ref());
    let rows = sheet(file, I::MOST_ROWS);
    let rows = rows.map_err(|why| reader.wrong("file", why)).ok();
    let wanted = rows.map(|(file_name, lines)| Wanted {
        file_name,
        lines,
        once,
    });
    reader.finish(wanted)
}

/// The same name with other rows is another form.
pub fn saying(once: Option<Once>, file: Option<&File>) -> Option<Once> {
    match (once, file) {
        (Some(once), Some(file)) => Some(once.saying(&file.bytes)),
        (once, _) => once,
    }
}

async fn page<I: Importer>(f: Frame, app: &App, by: &I, form: Form) -> Result<ImportForm, Failure> {
    let whose = by.whose();
    let latest = app.read(move |db| file_imports::latest(db, whose)).await?;
    let column = |column: &I::Column| (column.as_str(), by.needs(*column));
    let list = by.list();
    Ok(ImportForm {
        word: word(by),
        path: format!("{list}/import"),
        list,
        columns: I::Column::ALL.iter().map(column).collect(),
        latest,
        most_rows: I::MOST_ROWS,
        megabytes: FILE_BYTES / 1024 / 1024,
        f,
        form,
    })
}
