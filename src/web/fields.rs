//! What a form sent, before it is understood (P13, P24).
use super::{errors::Failure, form::Reader};
use actix_web::{FromRequest, HttpRequest, dev::Payload, http::StatusCode, web::Bytes};
use std::{future::Future, pin::Pin};

/// The most bytes of a form.
pub const BYTES: usize = 64 * 1024;
/// The most fields of a form.
pub const FIELDS: usize = 200;

/// The fields of a form in the order in which they came; extract it in handlers of POST.
#[derive(Debug, Clone, Default)]
pub struct Fields(Vec<(String, String)>);

impl FromRequest for Fields {
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failure>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let kind = request
            .headers()
            .get("content-type")
            .and_then(|kind| kind.to_str().ok())
            .unwrap_or_default();
        let is_form =
            kind.is_empty() || kind.split(';').next() == Some("application/x-www-form-urlencoded");
        let body = Bytes::from_request(request, payload);
        Box::pin(async move {
            let too_big = |_| Failure::new(StatusCode::PAYLOAD_TOO_LARGE, "error-form-too-big");
            let body = body.await.map_err(too_big)?;
            if !is_form {
                return Err(Failure::new(
                    StatusCode::UNSUPPORTED_MEDIA_TYPE,
                    "error-form-kind",
                ));
            }
            Self::parse(&body)
        })
    }
}

impl Fields {
    /// Reads `a=1&b=2`; refuses what is not UTF-8, has too many fields, or names with brackets.
    pub fn parse(body: &[u8]) -> Result<Self, Failure> {
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
            if name.contains(['[', ']']) || value.contains('\0') || fields.len() == FIELDS {
                return Err(malformed());
            }
            fields.push((name, value));
        }
        Ok(Self(fields))
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
        Ok(Self(pairs))
    }
    /// From pairs, for forms that the server itself kept.
    pub fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }
    /// Begins to understand the fields.
    pub fn reader(&self) -> Reader<'_> {
        Reader::new(self)
    }
    /// The last value of that name, unread: for deciding which form it is.
    pub fn peek(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .rev()
            .find(|(n, _)| n == name)
            .map(|(_, value)| value.as_str())
    }
}
