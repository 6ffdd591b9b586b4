//! What counts against a limit because it was done: neither a form that comes again, nor what is so already (P3, P17).
use super::errors::Failure;
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

/// What an action did, to be returned from its transaction: where that is too often, the transaction undoes it. Only
/// what `is_new` is counted, so that nobody is kept from being told what was done before.
pub fn counted<T, E>(
    done: Result<T, E>,
    is_new: impl FnOnce(&T) -> bool,
    count: impl FnOnce() -> Result<(), Failure>,
) -> Result<T, NotDone<E>> {
    let done = done.map_err(NotDone::Refused)?;
    if is_new(&done) {
        count().map_err(NotDone::TooOften)?;
    }
    Ok(done)
}
