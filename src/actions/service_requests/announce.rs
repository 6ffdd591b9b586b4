//! What both sides read of a request: their activity and their mail.
use crate::domain::{
    access::{For, WorkOnRequests},
    activity::{Noun, Verb},
    id::Id,
    message::{Message, Recipient, Topic},
    organisation::Organisation,
    paths,
    service_request::{ServiceRequest, Supporter},
    time::Timestamp,
};
use crate::store::{
    Db,
    activities::{self, Actor, Deed},
    outbox::{self, About},
    recipients, supporters,
};
use diesel::result::QueryResult;

/// Who reads a record, and what the request is called there.
type Called = (Id<Organisation>, String);

/// A request, and who does something with it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Affair<'a> {
    pub by: &'a For<WorkOnRequests>,
    pub request: &'a ServiceRequest,
}

/// Who reads a mail, and where the request is for them.
struct Reader<'a> {
    side: &'a Organisation,
    page: String,
}

impl Affair<'_> {
    /// Writes the deed into the activity of the customer, and of the partner that did it.
    pub fn record(&self, db: &mut Db, verb: Verb, detail: &str, now: Timestamp) -> QueryResult<()> {
        let readers = self.by.concerned().into_iter();
        let called: Vec<Called> = readers
            .map(|reader| (reader, self.called(reader, detail)))
            .collect();
        let deed = |object_name| Deed {
            verb,
            noun: Noun::Request,
            object: self.request.id.cast(),
            object_name,
            reason: "",
        };
        let told: Vec<_> = called
            .iter()
            .map(|(reader, name)| (*reader, deed(name.as_str())))
            .collect();
        activities::add_each(db, &Actor::from(&**self.by), &told, now)
    }

    /// The customer calls it by its subject. All members of a partner read its activity, also those who may not read
    /// requests, and also when the rights have ended: there it is a number at that customer.
    fn called(&self, reader: Id<Organisation>, detail: &str) -> String {
        let customer = self.by.customer();
        let name = match reader == customer.id {
            true => self.request.subject.to_string(),
            false => format!("{} {}", customer.name, self.request.number()),
        };
        match detail {
            "" => name,
            detail => format!("{name} ({detail})"),
        }
    }

    /// Mails both sides: the customer, and the partner that it is assigned to; all that may work on it where none of
    /// them is charged. Of a partner those are told who can open it. Whoever did it is told only of what was opened, as a receipt.
    pub fn mail(
        &self,
        db: &mut Db,
        topic: Topic,
        now: Timestamp,
        facts: impl Fn(Message) -> Message,
    ) -> QueryResult<()> {
        let customer = self.by.customer();
        let told = recipients::of_request(db, customer.id, self.request.opened_by)?;
        let reader = Reader {
            side: customer,
            page: paths::service_request(&paths::organisation(&customer.slug), self.request.id),
        };
        self.mail_to(db, &reader, &told, topic, now, &facts)?;
        for supporter in self.charged(supporters::of_customer(db, customer.id, now)?) {
            let partner = &supporter.partner;
            let whose = (customer.id, self.request.service);
            let told = supporters::members_of(db, partner.id, whose, now)?;
            if told.is_empty() && matches!(topic, Topic::RequestOpened | Topic::RequestAssigned) {
                self.tell_unreached(db, partner, now)?;
            }
            let reader = self.reader_at(partner);
            self.mail_to(db, &reader, &told, topic, now, &facts)?;
        }
        Ok(())
    }

    /// Mails those of a partner who can open it that it was taken from them, and not who has it now.
    pub fn mail_former(
        &self,
        db: &mut Db,
        former: &Organisation,
        now: Timestamp,
    ) -> QueryResult<()> {
        let whose = (self.by.customer().id, self.request.service);
        let told = supporters::members_of(db, former.id, whose, now)?;
        let (reader, topic) = (self.reader_at(former), Topic::RequestAssigned);
        self.mail_to(db, &reader, &told, topic, now, &|mail: Message| {
            mail.fact("kind", "taken")
        })
    }

    /// A partner, which reads it on the customer's behalf.
    fn reader_at<'p>(&self, partner: &'p Organisation) -> Reader<'p> {
        let home = paths::on_behalf(&partner.slug, &self.by.customer().slug);
        Reader {
            side: partner,
            page: paths::service_request(&home, self.request.id),
        }
    }

    /// Tells those in charge of a partner that a request waits which nobody there can open: nothing that the customer
    /// wrote, only what the rights that it gave name already.
    fn tell_unreached(
        &self,
        db: &mut Db,
        partner: &Organisation,
        now: Timestamp,
    ) -> QueryResult<()> {
        let customer = self.by.customer();
        let about = About {
            organisation: Some(partner.id),
            object: Some(customer.id.cast()),
        };
        for recipient in recipients::in_charge(db, partner.id)? {
            let mail = Message::new(Topic::RequestUnreached, recipient.language)
                .fact("customer", &customer.name)
                .fact("services", self.request.service.slug)
                .fact("sender", &customer.name)
                .page(paths::customer(&partner.slug, customer.id));
            outbox::add(db, &recipient, &mail, about, now)?;
        }
        Ok(())
    }

    /// Of those who may work on it: the one that is charged, else all of them.
    fn charged(&self, mut supporters: Vec<Supporter>) -> Vec<Supporter> {
        supporters.retain(|supporter| supporter.supports(self.request.service));
        let charged = |supporter: &Supporter| Some(supporter.partner.id) == self.request.partner;
        if supporters.iter().any(charged) {
            supporters.retain(charged);
        }
        supporters
    }

    fn mail_to(
        &self,
        db: &mut Db,
        reader: &Reader<'_>,
        told: &[Recipient],
        topic: Topic,
        now: Timestamp,
        facts: &impl Fn(Message) -> Message,
    ) -> QueryResult<()> {
        let about = About {
            organisation: Some(reader.side.id),
            object: Some(self.request.id.cast()),
        };
        let did_it = |recipient: &&Recipient| recipient.email == self.by.email.as_str();
        let told = told
            .iter()
            .filter(|recipient| topic == Topic::RequestOpened || !did_it(recipient));
        for recipient in told {
            let mut mail = Message::new(topic, recipient.language)
                .fact("customer", &self.by.customer().name)
                .fact("request", &self.request.subject)
                .fact("severity", self.request.severity.as_str())
                .fact("state", self.request.state.as_str())
                .fact("services", self.request.service.slug)
                .page(&reader.page);
            if self.is_known_to(reader.side) {
                let actor = &self.by.organisation.name;
                mail = mail.fact("actor", actor).fact("sender", actor);
            }
            if topic == Topic::RequestOpened && self.by.organisation.id == self.by.customer().id {
                mail = mail.fact("kind", "own");
            }
            outbox::add(db, recipient, &facts(mail), about, now)?;
        }
        Ok(())
    }

    /// Partners of a customer learn nothing of each other.
    fn is_known_to(&self, reader: &Organisation) -> bool {
        let (actor, customer) = (self.by.organisation.id, self.by.customer().id);
        reader.id == customer || actor == customer || actor == reader.id
    }
}
