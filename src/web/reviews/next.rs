//! When the next review is due, in words.
use crate::{
    domain::{
        organisation::Slug,
        paths,
        review::{self, History, Next},
        time::Timestamp,
    },
    messages::Phrase,
    web::page::Frame,
};

/// What the customer is told of its next review.
#[derive(Debug)]
pub struct Reminder {
    pub words: Phrase,
    /// Where to go on.
    pub href: String,
    /// Something is to be done now.
    pub waits: bool,
}

impl Reminder {
    /// Nothing where nobody has rights.
    pub fn of(f: &Frame, slug: &Slug, history: &History, now: Timestamp) -> Option<Self> {
        let list = paths::reviews(slug);
        let (words, href, waits) = match review::next(history, now) {
            Next::Nothing => return None,
            Next::Running(id, _) => (f.t("reviews-running"), paths::review(slug, id), true),
            Next::Due(since) => (f.t("reviews-due").with("date", since.date()), list, true),
            Next::NewRights(count, due) => (
                f.t("reviews-new-rights")
                    .with("count", count)
                    .with("date", due.date()),
                list,
                true,
            ),
            Next::Later(due) => (f.t("reviews-later").with("date", due.date()), list, false),
        };
        Some(Self { words, href, waits })
    }
}
