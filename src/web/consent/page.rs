//! The consent page.
use super::{
    Followed,
    asks::{Asks, Fields, Party},
    present::Present,
};
use crate::{
    actions::invitations::{shown::Shown, standpoint::Able},
    domain::{
        delegation::Rights,
        invitation::{Change, Offer},
        time::Timestamp,
    },
    messages::{Phrase, Text},
    web::{form::Form, meanwhile::with_version, page::Frame},
};
use askama::Template;

/// What somebody sees who can accept.
#[derive(Template)]
#[template(path = "consent/show.html")]
pub struct Consent {
    pub f: Frame,
    pub form: Form,
    asks: Asks,
    /// For whom the person answers.
    customer: Party,
    /// Further customers that it could answer for.
    others: Vec<Party>,
    /// How many subscriptions it has (S7).
    subscriptions: i64,
    agreement: Option<Terms>,
    offer_hash: String,
    token: String,
    /// There is something to decline: no link for everybody, and none that was accepted.
    may_decline: bool,
    /// The customer accepted before and gives anew what ended since.
    again: bool,
    /// What it has already: that is said beside what is offered.
    present: Present,
    /// The password was given too long ago: asked for before the form is filled in vain.
    pub stale: bool,
    /// What changed since the page was shown the first time.
    changes: Vec<Phrase>,
    /// The same of what the customer had by it.
    since: Vec<Phrase>,
}

/// The agreement on the page.
struct Terms {
    version: i32,
    lang: &'static str,
    text: String,
}

impl Consent {
    /// There is a hand-over to choose.
    fn has_conflicts(&self) -> bool {
        let mut offers = self.asks.offers.iter();
        offers.any(|offer| !offer.conflicts.is_empty())
    }
    /// Says what changed; nothing was accepted.
    pub fn changed(&mut self, changes: &[Change]) {
        let id = |change: &Change| match change {
            Change::Parties => "accepting-changed-parties",
            Change::Rights => "accepting-changed-rights",
            Change::Agreement => "accepting-changed-agreement",
        };
        self.changes = changes.iter().map(|change| self.f.t(id(change))).collect();
    }
    /// Says what became of an earlier answer; nothing was accepted.
    pub fn since(&mut self, sentences: &[Text]) {
        self.since = sentences.iter().map(|text| self.f.say(text)).collect();
    }
    pub(super) fn new(
        f: Frame,
        followed: &Followed,
        shown: &Shown,
        able: &Able,
        present: Present,
        form: Form,
    ) -> Self {
        let terms = shown.agreement.as_ref().map(|agreement| Terms {
            version: agreement.version,
            lang: agreement.language.as_str(),
            text: agreement.text.clone(),
        });
        let asks = Asks::of(shown, &able.conflicts, followed.now);
        let had = able.had.shown(followed.now);
        Self {
            f,
            form: with_version(limited(form, shown), &had),
            asks: asks.beside(shown, &present, followed.now),
            customer: Party::of(&able.customer),
            others: able.others.iter().map(Party::of).collect(),
            subscriptions: able.subscriptions,
            agreement: terms,
            offer_hash: shown.hash(),
            token: followed.token.reveal(),
            may_decline: followed
                .account
                .as_ref()
                .is_some_and(|a| shown.invitation.may_decline(&a.email, followed.now).is_ok()),
            again: able.had.accepted.is_some(),
            present,
            stale: false,
            changes: Vec::new(),
            since: Vec::new(),
        }
    }
}

/// The form with the number of days that each offer asks for beside days that are wrong.
fn limited(form: Form, shown: &Shown) -> Form {
    shown.offers.iter().fold(form, |form, offer| {
        let most = Text::new("accepting-days-most").with("days", offer.rights.term.days());
        form.saying(&Fields::of(&offer.id.to_string()).days, &most)
    })
}

/// The form as it is first shown: everything as offered, and full administration never ticked. Where rights hold already
/// it shows those, and no tick that would put others in their place.
pub fn preset(shown: &Shown, present: &Present, f: &Frame, now: Timestamp) -> Form {
    let person = f.person.as_ref().map(|person| person.name.clone());
    let form = Form::new().preset("signatory_name", person.unwrap_or_default());
    shown.offers.iter().fold(form, |form, offer| {
        let form = with_rights(form, offer, &present.rights(offer, now));
        let apart = offer.rights.roles.has_global_administrator();
        match apart || present.has_enough(offer, now) {
            true => form,
            false => form.preset("grant", offer.id),
        }
    })
}

fn with_rights(mut form: Form, offer: &Offer, rights: &Rights) -> Form {
    let fields = Fields::of(&offer.id.to_string());
    for role in rights.roles.iter() {
        form = form.preset(&fields.role, role.slug);
    }
    for service in rights.services.iter() {
        form = form.preset(&fields.service, service.slug);
    }
    if rights.auto_extend {
        form = form.preset(&fields.auto_extend, "yes");
    }
    let form = form.preset(&fields.days, rights.term.days());
    match offer.rights.roles.has_global_administrator() {
        true => form.preset(&fields.full_admin, "no"),
        false => form,
    }
}
