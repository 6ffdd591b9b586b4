//! Who works in a customer's data: its own members at `/o/{org}/…`, and a partner's members, on its behalf, at
//! `/o/{org}/on-behalf/{customer}/…`. One handler serves both.
use super::{
    caller::{Caller, Extracting, Who, require_fresh},
    errors::Failure,
    page::Frame,
    route::CallerType,
};
use crate::{
    domain::access::{For, OnBehalf},
    store::sessions::Session,
};
use actix_web::{FromRequest, HttpRequest, dev::Payload};

/// A person who holds the right `R` in the data of one customer.
#[derive(Debug)]
pub struct Desk<R: OnBehalf> {
    pub by: For<R>,
    pub session: Session,
    pub frame: Frame,
}

/// The same, having given the password not more than ten minutes ago.
#[derive(Debug)]
pub struct FreshDesk<R: OnBehalf> {
    pub by: For<R>,
    pub session: Session,
    pub frame: Frame,
}

const fn who<R: OnBehalf>(fresh: bool) -> Who {
    Who::Desk {
        right: R::NAME,
        holders: R::holders,
        while_suspended: R::WHILE_SUSPENDED,
        opened_by: R::OPENED_BY,
        fresh,
    }
}
impl<R: OnBehalf> CallerType for Desk<R> {
    const WHO: Who = who::<R>(false);
}
impl<R: OnBehalf> CallerType for FreshDesk<R> {
    const WHO: Who = who::<R>(true);
}

impl<R: OnBehalf> FromRequest for Desk<R> {
    type Error = Failure;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let caller = Caller::<R>::from_request(request, payload);
        Box::pin(async move {
            let Caller { by, session, frame } = caller.await?;
            let by = For::own(by).ok_or_else(Failure::not_found)?;
            Ok(Self { by, session, frame })
        })
    }
}

impl<R: OnBehalf> FromRequest for FreshDesk<R> {
    type Error = Failure;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let desk = Desk::<R>::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move {
            let Desk { by, session, frame } = desk.await?;
            require_fresh(&request, &session)?;
            Ok(Self { by, session, frame })
        })
    }
}
