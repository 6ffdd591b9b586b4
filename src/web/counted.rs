//! What counts against a limit because it was done: neither a form that comes again, nor what is so already (P3, P17).
use super::{errors::Failure, limits::Limit};
use diesel::result::Error;

/// Why something was not done.
#[derive(Debug)]
pub enum NotDone<E> {
    /// The action says why.
    Refused(E),
    TooOften(Failure),
}

impl<E: From<Error>> From<Error> for NotDone<E> {
    fn from(cause: Error) -> Self {
        Self::Refused(cause.into())
    }
}

impl<E: Into<Failure>> From<NotDone<E>> for Failure {
    fn from(why: NotDone<E>) -> Self {
        match why {
            NotDone::Refused(error) => error.into(),
            NotDone::TooOften(failure) => failure,
        }
    }
}

/// The limits that something counts against, each with whom it is counted for; the narrower one first.
pub struct Count<'a>(Vec<(&'a Limit, String)>);

impl<'a> Count<'a> {
    /// Against nothing: nobody is told anything.
    pub fn none() -> Self {
        Self(Vec::new())
    }
    /// Against these.
    pub fn new(all: impl IntoIterator<Item = (&'a Limit, String)>) -> Self {
        Self(all.into_iter().collect())
    }
    /// Asked first in the transaction: whoever goes on after a refusal has nothing done in vain.
    pub fn may_try(&self) -> Result<(), Failure> {
        let mut all = self.0.iter();
        all.try_for_each(|(limit, key)| limit.may_try(key.clone()))
    }
    /// Counts what was done.
    pub fn done(&self) -> Result<(), Failure> {
        let mut all = self.0.iter();
        all.try_for_each(|(limit, key)| limit.count(key.clone()))
    }
}

/// Does an action, to be returned from its transaction: where that is too often, the transaction undoes it. Only what
/// `is_new` is counted, so that nobody is kept from being told what was done before, but who goes on after a refusal.
pub fn counted<T, E>(
    action: impl FnOnce() -> Result<T, E>,
    is_new: impl FnOnce(&T) -> bool,
    count: Count<'_>,
) -> Result<T, NotDone<E>> {
    count.may_try().map_err(NotDone::TooOften)?;
    let done = action().map_err(NotDone::Refused)?;
    if is_new(&done) {
        count.done().map_err(NotDone::TooOften)?;
    }
    Ok(done)
}
