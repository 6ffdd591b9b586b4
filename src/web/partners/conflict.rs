//! Another provider holds services that the customer wants to give (S8): who, and what can be done.
use crate::{
    domain::{service::Service, text::Name},
    messages::Phrase,
    web::{fields::Fields, page::Frame},
};
use askama::Template;

/// The page, with the form that was sent, to send again with the hand-over or without the services.
#[derive(Template)]
#[template(path = "partners/conflict.html")]
pub struct Conflict {
    f: Frame,
    /// Whom the rights are for, and the page that leads back.
    partner: String,
    back: String,
    /// Where the form goes.
    action: String,
    /// The services that others hold, with their holders.
    held: Vec<(Phrase, String)>,
    /// What was sent, for sending it again with the hand-over.
    sent: Vec<(String, String)>,
    /// The same without the services that others hold; nothing if none is left.
    without: Option<Vec<(String, String)>>,
}

impl Conflict {
    pub fn new(
        f: Frame,
        (partner, back, action): (String, String, String),
        conflicts: &[(&'static Service, Name)],
        fields: &Fields,
    ) -> Self {
        let held = conflicts.iter();
        let held = held.map(|(service, holder)| {
            (f.t(format!("service-{}", service.slug)), holder.to_string())
        });
        let is_held = |name: &str, value: &str| {
            name == "service" && conflicts.iter().any(|(service, _)| service.slug == value)
        };
        let sent = fields.pairs().iter();
        let sent: Vec<_> = sent
            .filter(|(name, _)| name != "hand_over")
            .cloned()
            .collect();
        let without = sent.iter().filter(|(name, value)| !is_held(name, value));
        let without: Vec<_> = without.cloned().collect();
        let some_left = without
            .iter()
            .any(|(name, value)| name == "service" && !value.is_empty());
        Self {
            held: held.collect(),
            without: some_left.then_some(without),
            sent,
            partner,
            back,
            action,
            f,
        }
    }
}
