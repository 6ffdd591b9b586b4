//! What a form sent, before it is understood (P13, P24).
use super::{
    errors::{Failure, Told},
    form::Reader,
};
use crate::messages::Text;
use actix_web::{
    FromRequest, HttpMessage, HttpRequest,
    dev::Payload,
    http::{StatusCode, header::HeaderMap},
    web::Bytes,
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::{
    future::{Future, ready},
    pin::Pin,
};

/// The most bytes of a form.
pub const BYTES: usize = 64 * 1024;
/// The most fields of a form.
pub const FIELDS: usize = 200;
/// The most fields of a form with a tick for every country of the world.
const COUNTRIES: usize = 2 * FIELDS;

/// The fields of a form in the order in which they came; extract it in handlers of POST.
#[derive(Debug, Clone, Default)]
pub struct Fields {
    pairs: Vec<(String, String)>,
    /// Where the form was sent to; empty for what is no form of a request.
    path: String,
    shown: Option<Shown>,
}

/// The form is only shown, filled in, though it was sent: no reader finishes it.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// What it was refused for.
    pub why: Option<Text>,
    /// Ways on: words and address.
    pub next: Vec<(Text, String)>,
    /// What it was told besides.
    pub told: Told,
    /// The one-time key with which it can be sent again.
    pub once: Option<String>,
}

type Extracting<T> = Pin<Box<dyn Future<Output = Result<T, Failure>>>>;

impl FromRequest for Fields {
    type Error = Failure;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        Self::of(request, payload, FIELDS)
    }
}

/// The same of the one form that has more: all countries can be ticked in it.
#[derive(Debug)]
pub struct WithCountries(pub Fields);

impl FromRequest for WithCountries {
    type Error = Failure;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let fields = Fields::of(request, payload, COUNTRIES);
        Box::pin(async move { fields.await.map(Self) })
    }
}

impl Fields {
    fn of(request: &HttpRequest, payload: &mut Payload, most: usize) -> Extracting<Self> {
        if !is_form(request.headers()) {
            // Before its body: nobody waits for what is not read.
            let kind = StatusCode::UNSUPPORTED_MEDIA_TYPE;
            return Box::pin(ready(Err(Failure::new(kind, "error-form-kind"))));
        }
        let shown = request.extensions().get::<Shown>().cloned();
        let path = request.path().to_owned();
        let body = Bytes::from_request(request, payload);
        Box::pin(async move {
            let body = body.await.map_err(|_| too_big())?;
            let fields = Self::up_to(most, &body)?.sent_to(path);
            Ok(match shown {
                Some(shown) => fields.only_shown(shown),
                None => fields,
            })
        })
    }
}

/// A form without a file.
pub fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get("content-type");
    let kind = kind.and_then(|kind| kind.to_str().ok());
    kind.is_none_or(|kind| {
        let kind = kind.split(';').next().unwrap_or_default().trim();
        kind.is_empty() || kind.eq_ignore_ascii_case("application/x-www-form-urlencoded")
    })
}

pub fn too_big() -> Failure {
    Failure::new(StatusCode::PAYLOAD_TOO_LARGE, "error-form-too-big")
}

pub fn too_slow() -> Failure {
    Failure::new(StatusCode::REQUEST_TIMEOUT, "error-form-too-slow")
}

/// As forms are sent: `a=1&b=2`.
pub fn encoded<'f>(pairs: impl Iterator<Item = &'f (String, String)>) -> String {
    let encode = |text| utf8_percent_encode(text, NON_ALPHANUMERIC);
    let pairs = pairs.map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}

impl Fields {
    /// Reads `a=1&b=2`; refuses what is not UTF-8, has too many fields, or names with brackets.
    pub fn parse(body: &[u8]) -> Result<Self, Failure> {
        Self::up_to(FIELDS, body)
    }
    fn up_to(most: usize, body: &[u8]) -> Result<Self, Failure> {
        let malformed = || Failure::new(StatusCode::UNPROCESSABLE_ENTITY, "error-form-malformed");
        let decode = |part: &[u8]| {
            let spaced: Vec<u8> = part
                .iter()
                .map(|b| if *b == b'+' { b' ' } else { *b })
                .collect();
            percent_encoding::percent_decode(&spaced)
                .decode_utf8()
                .map(|text| text.into_owned())
        };
        let mut fields = Vec::new();
        for pair in body.split(|b| *b == b'&').filter(|pair| !pair.is_empty()) {
            let cut = pair.iter().position(|b| *b == b'=').unwrap_or(pair.len());
            let name = decode(&pair[..cut]).map_err(|_| malformed())?;
            let value = decode(pair.get(cut + 1..).unwrap_or_default()).map_err(|_| malformed())?;
            if name.contains(['[', ']']) || value.contains('\0') || fields.len() == most {
                return Err(malformed());
            }
            fields.push((name, value));
        }
        Ok(Self::from_pairs(fields))
    }
    /// From the parts of a form with a file, under the same rules.
    pub fn checked(pairs: Vec<(String, String)>) -> Result<Self, Failure> {
        let bytes: usize = pairs
            .iter()
            .map(|(name, value)| name.len() + value.len())
            .sum();
        let wrong = |(name, value): &(String, String)| {
            name.contains(['[', ']', '\0']) || value.contains('\0')
        };
        if pairs.len() > FIELDS || bytes > BYTES || pairs.iter().any(wrong) {
            return Err(Failure::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "error-form-malformed",
            ));
        }
        Ok(Self::from_pairs(pairs))
    }
    /// From pairs, for forms that the server itself kept.
    pub fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        Self {
            pairs,
            ..Self::default()
        }
    }
    /// The same, of a form that was sent to this address.
    #[must_use]
    pub fn sent_to(self, path: String) -> Self {
        Self { path, ..self }
    }
    pub fn path(&self) -> &str {
        &self.path
    }
    /// The same, to be shown and not done.
    #[must_use]
    pub fn only_shown(mut self, shown: Shown) -> Self {
        let key = self.pairs.iter_mut().find(|(name, _)| name == "once");
        if let (Some((_, key)), Some(fresh)) = (key, &shown.once) {
            key.clone_from(fresh);
        }
        self.shown = Some(shown);
        self
    }
    pub const fn shown(&self) -> Option<&Shown> {
        self.shown.as_ref()
    }
    pub fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }
    /// Begins to understand the fields.
    pub fn reader(&self) -> Reader<'_> {
        Reader::new(self)
    }
    /// The last value of that name, unread: for deciding which form it is.
    pub fn peek(&self, name: &str) -> Option<&str> {
        self.pairs
            .iter()
            .rev()
            .find(|(n, _)| n == name)
            .map(|(_, value)| value.as_str())
    }
}
