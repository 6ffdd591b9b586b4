//! Doing something by a right that may be lost while the request is on its way: what lets the caller act is read once
//! more inside the transaction that does it. On behalf of a customer whoever takes it back waits until that is over; in
//! the own organisation PostgreSQL lets a role be taken back beside it, and what was done so was done before.
use super::{app::App, desk::admitted, errors::Failure};
use crate::{
    domain::{
        access::{By, For, OnBehalf, Right, Scope},
        time::Timestamp,
    },
    store::{Db, lent, members},
};
use diesel::result::Error;

/// A proof of a right, which can be given again.
pub trait Lasting: Clone + Send + 'static {
    /// The same proof from what the database says now, or why there is none any more.
    fn again(&self, db: &mut Db, now: Timestamp) -> Result<Self, Lost>;
}

/// Why there is no proof any more.
#[derive(Debug)]
pub enum Lost {
    Right(Failure),
    Store(Error),
}

impl From<Error> for Lost {
    fn from(cause: Error) -> Self {
        Self::Store(cause)
    }
}

impl<R: Right> Lasting for By<R> {
    fn again(&self, db: &mut Db, _: Timestamp) -> Result<Self, Lost> {
        own(db, self)
    }
}

impl<R: OnBehalf> Lasting for For<R> {
    fn again(&self, db: &mut Db, now: Timestamp) -> Result<Self, Lost> {
        let gone = || Lost::Right(Failure::not_found());
        if self.reach().is_none() {
            return For::own(own(db, self)?).ok_or_else(gone);
        }
        lent::lock(db, self, self.customer().id)?;
        let scope = scope(db, self)?;
        let found = lent::at_customer(db, &scope, &self.customer().slug, now)?;
        let at = found.ok_or_else(gone)?;
        admitted(scope, at.customer, &at.lent).map_err(Lost::Right)
    }
}

fn own<R: Right>(db: &mut Db, by: &Scope) -> Result<By<R>, Lost> {
    let scope = scope(db, by)?;
    let organisation = scope.organisation.id;
    match scope.by::<R>() {
        Ok(by) => Ok(by),
        Err(lacking) => {
            let members = members::of_organisation(db, organisation)?;
            Err(Lost::Right(Failure::lacking(&lacking, &members)))
        }
    }
}

/// Who the caller is now.
fn scope(db: &mut Db, by: &Scope) -> Result<Scope, Lost> {
    let found = members::scope(db, by.account, &by.organisation.slug)?;
    found.ok_or_else(|| Lost::Right(Failure::not_found()))
}

/// What kept a deed from being done.
enum Undone<E> {
    Lost(Failure),
    Failed(E),
}

impl<E: From<Error>> From<Error> for Undone<E> {
    fn from(cause: Error) -> Self {
        Self::Failed(cause.into())
    }
}

impl<E: From<Error>> From<Lost> for Undone<E> {
    fn from(lost: Lost) -> Self {
        match lost {
            Lost::Right(failure) => Self::Lost(failure),
            Lost::Store(cause) => cause.into(),
        }
    }
}

impl App {
    /// Runs one action as one durable transaction, by a proof that is made anew inside it. Outside is why the caller may
    /// not do it any more, inside what the action says.
    pub async fn write_by<B, T, E>(
        &self,
        by: &B,
        work: impl FnOnce(&mut Db, &B) -> Result<T, E> + Send + 'static,
    ) -> Result<Result<T, E>, Failure>
    where
        B: Lasting,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (by, now) = (by.clone(), self.now());
        let done = self.try_write(move |db| {
            let by = by.again(db, now)?;
            work(db, &by).map_err(Undone::Failed)
        });
        match done.await {
            Ok(done) => Ok(Ok(done)),
            Err(Undone::Failed(error)) => Ok(Err(error)),
            Err(Undone::Lost(failure)) => Err(failure),
        }
    }
}
