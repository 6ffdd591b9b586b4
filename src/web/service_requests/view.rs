//! A service request as its pages show it. Partners of a customer learn nothing of each other: on behalf, all others
//! have no names.
use crate::{
    domain::{
        id::Id,
        organisation::Organisation,
        service_request::{EntryKind, ServiceRequest, Supporter},
        text::Name,
        time::Timestamp,
    },
    messages::Phrase,
    store::{lists::service_requests::Listed, service_requests::Written},
    web::page::Frame,
};
use std::collections::BTreeMap;

/// The names of partners.
pub type Names = BTreeMap<Id<Organisation>, Name>;

/// What lists show.
#[derive(Debug)]
pub struct Row {
    pub href: String,
    pub subject: String,
    /// What stands for it in the activity of partners.
    pub number: String,
    pub service: Phrase,
    pub severity: Phrase,
    pub customer: String,
    pub state: &'static str,
    pub assigned: Phrase,
    /// Somebody has it who may no longer work on it.
    pub stranded: bool,
    pub changed: Timestamp,
}

/// Who reads.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    pub f: &'a Frame,
    /// The reader's organisation.
    pub own: Id<Organisation>,
    /// Who may work on requests of the customer now; nothing where a partner reads its own list, in which each
    /// request is one that it may work on.
    pub able: Option<&'a [Supporter]>,
    /// The reader is the customer.
    pub is_customer: bool,
}

impl Reader<'_> {
    pub fn row(&self, listed: &Listed, href: String) -> Row {
        let request = &listed.request;
        let f = self.f;
        let (assigned, stranded) = self.assigned(request, listed.partner.as_ref());
        Row {
            href,
            subject: request.subject.to_string(),
            number: request.number(),
            service: f.t(format!("service-{}", request.service.slug)),
            severity: f
                .t("requests-severity")
                .with("severity", request.severity.as_str()),
            customer: listed.customer.to_string(),
            state: request.state.as_str(),
            assigned,
            stranded,
            changed: request.changed_at,
        }
    }

    /// Whom it is assigned to, in words; and whether that one may no longer work on it.
    pub fn assigned(&self, request: &ServiceRequest, name: Option<&Name>) -> (Phrase, bool) {
        let Some(partner) = request.partner else {
            return (self.f.t("requests-assigned-nobody"), false);
        };
        let is_able = partner == self.own
            || self.able.is_none_or(|able| {
                let mut able = able.iter().filter(|one| one.supports(request.service));
                able.any(|one| one.partner.id == partner)
            });
        match (is_able, self.partner(partner, name)) {
            (true, name) => (name, false),
            (false, _) => (self.f.t("requests-assigned-lost"), true),
        }
    }

    fn partner(&self, partner: Id<Organisation>, name: Option<&Name>) -> Phrase {
        match name.filter(|_| self.is_customer || partner == self.own) {
            Some(name) => self.f.t("requests-assigned-to").with("partner", name),
            None => self.f.t("requests-assigned-other"),
        }
    }

    /// An entry of the history; `customer` is whose request it is.
    pub fn entry(&self, written: &Written, names: &Names, customer: Id<Organisation>) -> Event {
        let known = self.is_customer
            || written.organisation == self.own
            || written.organisation == customer;
        let who = match known {
            true => self
                .f
                .t("requests-by")
                .with("person", &written.author)
                .with("organisation", &written.organisation_name),
            false => self.f.t("requests-by-other"),
        };
        let state = match written.kind {
            EntryKind::Opened | EntryKind::Moved => written.state.as_str(),
            EntryKind::Answered => "sent",
            EntryKind::Assigned => "",
        };
        Event {
            state,
            at: written.at,
            what: self.what(written, names),
            who,
            body: written.body.to_string(),
        }
    }

    fn what(&self, written: &Written, names: &Names) -> Phrase {
        let reader = match self.is_customer {
            true => "customer",
            false => "partner",
        };
        match (written.kind, written.partner) {
            (EntryKind::Opened, _) => self.f.t("requests-event-opened"),
            (EntryKind::Answered, _) => self.f.t("requests-event-answered"),
            (EntryKind::Moved, _) => self
                .f
                .t("requests-event-moved")
                .with("state", written.state.as_str())
                .with("reader", reader),
            (EntryKind::Assigned, None) => self.f.t("requests-event-released"),
            (EntryKind::Assigned, Some(partner)) => {
                let known = self.is_customer || partner == self.own;
                match names.get(&partner).filter(|_| known) {
                    Some(name) => self.f.t("requests-event-assigned").with("partner", name),
                    None => self.f.t("requests-event-assigned-other"),
                }
            }
        }
    }
}

/// Something that was said or done.
#[derive(Debug)]
pub struct Event {
    /// Picks icon and colour.
    pub state: &'static str,
    pub at: Timestamp,
    pub what: Phrase,
    pub who: Phrase,
    /// Empty where nothing was said.
    pub body: String,
}
