//! What the reader of a request may do with it now.
use super::Found;
use crate::{
    actions::service_requests::{charged, shown_charge, shown_state},
    domain::{
        access::{For, OnBehalf},
        service_request::{State, Supporter},
    },
    messages::Phrase,
    web::{form::Form, page::Frame},
};

/// The forms that stand beside a request.
pub(super) struct May {
    /// The states that it can go to from here and come back from.
    pub states: Vec<(&'static str, Phrase)>,
    /// The end, which stands apart.
    pub close: Option<(&'static str, Phrase)>,
    /// Of the state that the buttons stand below.
    pub state_version: String,
    /// Whom it can be assigned to: slugs and names.
    pub charges: Vec<(String, Phrase)>,
    /// The slug of the one that was chosen, or has it now.
    pub charged: String,
    /// Of the page that the choice was made on.
    pub charge_version: String,
    /// It may be assigned to nobody.
    pub release: bool,
}

/// The customer charges whom it wants of those who may work on it; a partner takes what nobody works on, and gives back
/// what is its own.
pub(super) fn may<R: OnBehalf>(f: &Frame, by: &For<R>, found: &Found, form: &Form) -> May {
    let is_customer = by.reach().is_none();
    let open_to_own = is_open_to_own(by, found);
    let (charged, charge_version) = choice(by, found, form);
    let (close, states) = states(f, by, found)
        .into_iter()
        .partition::<Vec<_>, _>(|(word, _)| *word == State::Closed.as_str());
    May {
        states,
        close: close.into_iter().next(),
        state_version: shown_state(&found.request).version(),
        charges: charges(f, by, found),
        charged,
        charge_version,
        release: found.request.partner.is_some() && (is_customer || open_to_own),
    }
}

fn states<R: OnBehalf>(f: &Frame, by: &For<R>, found: &Found) -> Vec<(&'static str, Phrase)> {
    let (request, is_customer) = (&found.request, by.reach().is_none());
    // The customer does not wait for itself.
    let own_wait = |state: State| is_customer && state == State::Waiting;
    let next = |state: &&State| matches!(request.moved(**state), Ok(Some(_))) && !own_wait(**state);
    let verb = |state: &State| {
        let word = state.as_str();
        (word, f.t("requests-move").with("state", word))
    };
    State::ALL.iter().filter(next).map(verb).collect()
}

fn charges<R: OnBehalf>(f: &Frame, by: &For<R>, found: &Found) -> Vec<(String, Phrase)> {
    let (own, is_customer) = (by.organisation.id, by.reach().is_none());
    let open_to_own = is_open_to_own(by, found);
    let offered = found.able.iter();
    let offered = offered.filter(|able| is_customer || (able.partner.id == own && open_to_own));
    let option = |able: &Supporter| {
        let id = match able.is_reached(found.request.service) {
            true => "requests-assigned-to",
            false => "requests-charge-unreached",
        };
        let words = f.t(id).with("partner", &able.partner.name);
        (able.partner.slug.to_string(), words)
    };
    offered.map(option).collect()
}

/// Nobody else who may work on it has it.
fn is_open_to_own<R: OnBehalf>(by: &For<R>, found: &Found) -> bool {
    let partner = found.request.partner;
    let mut able = found.able.iter();
    partner == Some(by.organisation.id) || !able.any(|able| Some(able.partner.id) == partner)
}

/// Whom the form that came back charges, with the version that it was sent with; else who is charged now.
fn choice<R: OnBehalf>(by: &For<R>, found: &Found, form: &Form) -> (String, String) {
    let (request, able) = (&found.request, &found.able);
    let present = shown_charge(by, request, able).version();
    match form.values("partner").first() {
        Some(sent) => match form.value("version") {
            "" => ((*sent).to_owned(), present),
            version => ((*sent).to_owned(), version.to_owned()),
        },
        None => {
            let charged = charged(by, request, able).map(|one| one.partner.slug.to_string());
            (charged.unwrap_or_default(), present)
        }
    }
}
