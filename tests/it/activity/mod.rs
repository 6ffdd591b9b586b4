//! Everything that happens is recorded where it concerns somebody, and can be found again: each deed by its verb, in the
//! list and the file of every organisation that it concerns, with who, when, on what and why; and in nobody else's.
mod amendments;
mod delegations;
mod directory;
mod finding;
mod groups;
mod invitations;
mod links;
mod members;
mod named;
mod organisations;
mod partnerships;
mod relationships;
mod requests;
mod reviews;
mod subscriptions;

use crate::{accepting::for_everybody, harness::Portal, people::Person};

/// What was done once, as the organisations concerned should read it.
struct Deed<'a> {
    verb: &'static str,
    /// `{}` is what it was done to.
    sentence: &'a str,
    /// The person, and the organisation that it acted for; empty where nobody is named.
    by: (&'a str, &'a str),
    reason: &'a str,
}

impl<'a> Deed<'a> {
    fn of(by: &'a Person, verb: &'static str, sentence: &'a str) -> Self {
        Self {
            verb,
            sentence,
            by: (by.account.name.as_str(), name(by)),
            reason: "",
        }
    }

    fn why(self, reason: &'a str) -> Self {
        Self { reason, ..self }
    }

    /// It was done just now, and the reader's list and file say so once, of what the reader knows as `object`.
    async fn stands(&self, portal: &Portal, reader: &Person, object: &str) {
        let (verb, at) = (self.verb, reader.slug());
        assert_eq!(portal.deeds(reader, verb).await, 1, "{verb} at {at}");
        let sentence = self.sentence.replace("{}", object);
        let why = match self.reason {
            "" => String::new(),
            reason => format!(" Reason: {reason}"),
        };
        let now = portal.now();
        let row = format!("{sentence}{why} {} {}", self.who(), now.minute());
        let rows = rows(reader).await;
        let shown = rows.iter().filter(|shown| **shown == row).count();
        assert_eq!(shown, 1, "{verb} at {at}: {row:?} in {rows:#?}");
        let (when, (person, acting)) = (now.rfc3339(), self.by);
        let line = [
            when.as_str(),
            person,
            acting,
            sentence.as_str(),
            object,
            self.reason,
        ];
        let lines = lines(reader).await;
        let written = lines.iter().filter(|cells| **cells == line).count();
        assert_eq!(written, 1, "{verb} at {at}: {line:?} in {lines:#?}");
    }

    /// Neither the list nor the file of any of these says anything of it.
    async fn is_hidden_from(&self, portal: &Portal, others: &[&Person]) {
        let parts = self.sentence.split("{}");
        let words = parts.max_by_key(|part| part.len()).unwrap();
        for other in others {
            let (verb, at) = (self.verb, other.slug());
            assert_eq!(portal.deeds(other, verb).await, 0, "{verb} at {at}");
            let file = lines(other).await.concat();
            for text in rows(other).await.iter().chain(&file) {
                let says_why = !self.reason.is_empty() && text.contains(self.reason);
                assert!(!text.contains(words) && !says_why, "{at}: {text}");
            }
        }
    }

    /// As the list names whoever did it.
    fn who(&self) -> String {
        match self.by {
            ("", "") if self.verb.starts_with("organisation-") => {
                "The operator of the portal".to_owned()
            }
            ("", "") => "Automatically".to_owned(),
            ("", organisation) => format!("Somebody from {organisation}"),
            (person, organisation) => format!("{person}, {organisation}"),
        }
    }
}

/// The rows of the activity page.
async fn rows(reader: &Person) -> Vec<String> {
    let page = reader.get(&reader.at("/activity")).await.expect(200);
    page.texts("tbody tr")
}

/// The cells of the activity's file: when, who, for which organisation, what, on what, why.
async fn lines(reader: &Person) -> Vec<Vec<String>> {
    let file = reader.get(&reader.at("/activity.csv")).await.expect(200);
    let mut lines = Vec::new();
    for line in csv::Reader::from_reader(file.body.as_bytes()).into_records() {
        lines.push(line.unwrap().iter().map(str::to_owned).collect());
    }
    lines
}

/// What the person's organisation is called.
fn name(person: &Person) -> &str {
    person.organisation.name.as_str()
}

/// What the first rights that the customer gives a partner are called there.
fn first_rights(customer: &Person) -> String {
    format!("{} 1", name(customer))
}

/// The same as the customer knows them, with whose they are.
fn first_rights_of(partner: &Person, customer: &Person) -> String {
    format!("{} ({})", first_rights(customer), name(partner))
}

/// A provider, a reseller of it, a customer that accepted what the provider offered through the reseller, with rights for
/// both; and another reseller, which has no part in it.
async fn related(portal: &Portal) -> [Person; 4] {
    let provider = portal.a_provider().await;
    let reseller = portal.a_reseller_of(&provider).await;
    let stranger = portal.a_reseller_of(&provider).await;
    let customer = portal.a_customer().await;
    let (own, theirs) = (&provider.organisation.slug, &reseller.organisation.slug);
    let mut new = for_everybody(&provider);
    new.resellers = vec![theirs.clone()];
    new.delegates = vec![own.clone(), theirs.clone()];
    let invited = portal.invite(&provider, new).await;
    customer.accept(&invited, &[]).await.expect(303);
    [provider, reseller, customer, stranger]
}
