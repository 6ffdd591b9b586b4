//! Asks to end something, as pages show them.
use crate::domain::{end_request::EndRequest, time::Timestamp};

/// An ask, with its answer if there is one; `components/ends.html` draws it.
#[derive(Debug)]
pub struct Ask {
    /// The organisation that asks, where the page does not say so; else empty.
    pub asking: String,
    pub request: EndRequest,
    /// It waits for an answer.
    pub open: bool,
}

impl Ask {
    /// What was asked about one thing; `live` as long as that has not ended.
    pub fn all(requests: Vec<EndRequest>, live: bool) -> Vec<Self> {
        let ask = |request: EndRequest| Self {
            asking: String::new(),
            open: live && request.kept.is_none(),
            request,
        };
        requests.into_iter().map(ask).collect()
    }
    /// Why it is kept, by whom and since when.
    pub fn kept(&self) -> Option<(&str, &str, Timestamp)> {
        let kept = self.request.kept.as_ref()?;
        Some((kept.why.as_str(), &kept.by, kept.at))
    }
}
