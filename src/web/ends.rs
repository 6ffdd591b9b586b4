//! Asks to end something, as pages show them.
use crate::{
    domain::{end_request::EndRequest, time::Timestamp},
    messages::Text,
};

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
    /// Who asks: the organisation where the page does not say so, and the person.
    pub fn by(&self) -> String {
        let names = [self.asking.as_str(), &self.request.asked_by];
        let names = names.into_iter().filter(|name| !name.is_empty());
        names.collect::<Vec<_>>().join(", ")
    }
    /// Why it is kept, by whom and since when.
    pub fn kept(&self) -> Option<(&str, &str, Timestamp)> {
        let kept = self.request.kept.as_ref()?;
        Some((kept.why.as_str(), &kept.by, kept.at))
    }
}

/// What is asked now, of [`shown`](crate::domain::end_request::shown), in words where it is none: since when, to the minute.
pub fn now(field: &str, values: &str) -> Option<Text> {
    let moments = values.split(' ').filter_map(Timestamp::parse);
    let moments: Vec<_> = moments.map(Timestamp::minute).collect();
    let is_known = field == "asked_at" && !moments.is_empty();
    is_known.then(|| Text::new("changed-value").with("value", moments.join(", ")))
}
