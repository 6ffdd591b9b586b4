//! The mails of the demo, which go into a folder instead of to people.
use super::{
    app::App,
    caller::Visitor,
    errors::Failure,
    page::{Frame, Page},
};
use crate::{
    domain::{paths, time::Timestamp},
    mail::mailbox::{self, Opened, Received},
};
use actix_web::{
    HttpResponse,
    web::{Data, Path, block},
};
use askama::Template;
use std::{io, path::PathBuf};

/// How many mails the list shows.
const NEWEST: usize = 200;

#[derive(Template)]
#[template(path = "mailbox/list.html")]
struct List {
    f: Frame,
    mails: Vec<Received>,
}

#[derive(Template)]
#[template(path = "mailbox/letter.html")]
struct Letter {
    f: Frame,
    mail: Opened,
}

/// All mails, newest first.
pub async fn list(visitor: Visitor, app: Data<App>) -> Result<HttpResponse, Failure> {
    let mails = look(&app, |folder| mailbox::list(&folder, NEWEST)).await?;
    List {
        f: visitor.frame,
        mails,
    }
    .page()
}

/// One mail.
pub async fn show(
    visitor: Visitor,
    app: Data<App>,
    file: Path<String>,
) -> Result<HttpResponse, Failure> {
    let found = look(&app, move |folder| mailbox::read(&folder, &file)).await?;
    Letter {
        f: visitor.frame,
        mail: found.ok_or_else(Failure::not_found)?,
    }
    .page()
}

/// Looks into the folder, if this is the demo; in other installations the page does not exist.
async fn look<T: Send + 'static>(
    app: &App,
    work: impl FnOnce(PathBuf) -> io::Result<T> + Send + 'static,
) -> Result<T, Failure> {
    let folder = app.mailbox.clone().ok_or_else(Failure::not_found)?;
    let looked = block(move || work(folder))
        .await
        .map_err(Failure::internal)?;
    looked.map_err(Failure::internal)
}

impl List {
    fn href(&self, mail: &Received) -> String {
        paths::mailbox_letter(&mail.file)
    }
}

impl Letter {
    /// Whether the line is an address, which stands alone on its line.
    fn is_link(&self, line: &str) -> bool {
        self.mail.links.iter().any(|link| link == line)
    }
}

/// When a mail was written.
fn at(mail: &Received) -> Option<Timestamp> {
    mail.date
        .map(|date| Timestamp::from_micros(date.as_microsecond()))
}
