//! The id in an address. A wrong form is told only after it is known who asks, and looks like an unknown id.
use super::errors::Failure;
use crate::domain::id::Id;
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use std::{
    convert::Infallible,
    future::{Ready, ready},
};

/// What stands for `{id}` in the address.
#[derive(Debug)]
pub struct At<T>(Option<Id<T>>);

impl<T> FromRequest for At<T> {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let text = request.match_info().get("id");
        ready(Ok(Self(text.and_then(Id::parse))))
    }
}

impl<T> At<T> {
    /// The id, or the same answer as for an id that nothing has.
    pub fn id(&self) -> Result<Id<T>, Failure> {
        self.0.ok_or_else(Failure::not_found)
    }
}
