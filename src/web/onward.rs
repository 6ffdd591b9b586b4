//! Where somebody was going before having to sign in: `next`, a known page of ours and nothing else (P22).
use super::{errors::Failure, fields::Fields, routes};
use crate::domain::token::Token;
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::future::{Ready, ready};

/// A page to go to; the front page, which leads on to one's own organisation, where none was named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Onward(String);

impl Onward {
    /// The page that `next` names, if there is such a page.
    pub fn to(next: &str) -> Self {
        let page = if routes::is_page(next) { next } else { "/" };
        Self(page.to_owned())
    }
    pub fn path(&self) -> &str {
        &self.0
    }
    /// As the hidden field keeps it; empty for the front page.
    pub fn field(&self) -> &str {
        if self.0 == "/" { "" } else { &self.0 }
    }
    /// The page of `path` that goes on here.
    pub fn after(&self, path: &str) -> String {
        match self.field() {
            "" => path.to_owned(),
            next => format!(
                "{path}?next={}",
                utf8_percent_encode(next, NON_ALPHANUMERIC)
            ),
        }
    }
    /// The token of the invitation that this page is about.
    pub fn invitation(&self) -> Option<Token> {
        let tail = self.0.strip_prefix("/i/")?;
        Token::parse(tail.split(['/', '?']).next()?)
    }
}

/// From `?next=` of the address.
impl FromRequest for Onward {
    type Error = Failure;
    type Future = Ready<Result<Self, Failure>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let query = Fields::parse(request.query_string().as_bytes());
        let next = query.map(|query| Self::to(query.peek("next").unwrap_or_default()));
        ready(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_ours_are_gone_to() {
        for (next, path) in [
            ("/signin", "/signin"),
            ("/", "/"),
            ("", "/"),
            ("https://evil.example/signin", "/"),
            ("//evil.example", "/"),
            ("/\\evil.example", "/"),
            ("/nowhere", "/"),
        ] {
            assert_eq!(Onward::to(next).path(), path, "{next}");
        }
    }
}
