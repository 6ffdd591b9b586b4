//! Files of people or of subscriptions: the form, the rows with what becomes of each, and taking them over.
mod change;
mod counts;
mod file;
mod form;
mod row;
mod sent;
mod show;

pub use change::{cancel, commit};
pub use counts::{Counts, Tile, href};
pub use file::{example, rejected};
pub use form::{new, receive, saying};
pub use row::fault;
pub use sent::sheet;
pub use show::show;

use super::{
    caller::{Caller, Fresh},
    desk::{Desk, FreshDesk},
    lasting::Lasting,
    page::Frame,
    route::CallerType,
};
use crate::{
    actions::imports::Importer,
    domain::{
        access::{By, For, ManagePeople, ManageSubscriptions, Scope},
        account::Account,
        id::Id,
        organisation::Kind,
    },
};
use actix_web::FromRequest;
use std::ops::Deref;

/// A caller who may have a kind of file taken over.
pub trait Sender: CallerType + FromRequest + 'static {
    type By: Importer + Lasting + Sync + Deref<Target = Scope>;
    fn parts(self) -> (Self::By, Id<Account>, Frame);
}

macro_rules! senders {
    ($($caller:ident of $right:ident as $by:ident;)+) => {$(
        impl Sender for $caller<$right> {
            type By = $by<$right>;
            fn parts(self) -> (Self::By, Id<Account>, Frame) {
                let account = self.by.account;
                (self.by, account, self.frame)
            }
        }
    )+};
}
senders! {
    Desk of ManagePeople as For;
    FreshDesk of ManagePeople as For;
    Caller of ManageSubscriptions as By;
    Fresh of ManageSubscriptions as By;
}

/// Words differ by what the file is of, and for subscriptions by who sends it.
fn word<I: Importer>(by: &I) -> &'static str {
    match (I::SUBJECT.as_str(), by.owner().kind) {
        ("people", _) => "people",
        (_, Kind::Customer) => "bought",
        (_, Kind::Provider | Kind::Reseller) => "sold",
    }
}
