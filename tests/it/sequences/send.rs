//! A form of a page, filled in by somebody and sent, by the same person or by somebody whom it does not concern.
use super::{
    cast::{Actor, Cast, Group, VISITOR},
    fill,
    may::Change,
    pages::Place,
    words::About,
};
use crate::{
    client::{Answer, Client},
    crawl::{self, Reading},
    forms::{self, Filled},
    people::PASSWORD,
};
use multichannel::domain::{account::Account, id::Id, organisation::Slug};
use reqwest::Method;
use std::fmt;

/// What is sent.
pub struct Sending {
    pub pattern: &'static str,
    pub place: Place,
    /// Who of the group opens the page.
    pub reader: usize,
    /// Of which group somebody sends what the reader filled in.
    pub intruder: Option<Group>,
    /// As somebody who wants it done fills it in; otherwise by chance.
    pub careful: bool,
    pub seed: u64,
}

/// What came of it.
pub struct Told {
    pub pattern: &'static str,
    page: String,
    pub action: String,
    /// What kind of user sent it, and who.
    pub kind: String,
    pub account: Option<Id<Account>>,
    /// By somebody whom it does not concern.
    pub intruding: Option<Group>,
    pub status: u16,
    pub led: String,
    problems: String,
}

impl Told {
    /// Whether the page had the form at all.
    pub fn sent(&self) -> bool {
        !self.action.is_empty()
    }

    /// Done, and not led to where one signs in first.
    pub fn done(&self) -> bool {
        let first = self.led.starts_with("/signin?") || self.led.starts_with("/reauthenticate");
        self.sent() && self.status == 303 && (!first || self.pattern.starts_with("/verify"))
    }

    /// Somebody did something for a house to which nobody of theirs belongs.
    pub fn broke_in(&self) -> bool {
        let outside = self.intruding.is_some_and(|group| group >= VISITOR);
        outside && self.done() && self.action.starts_with("/o/")
    }

    /// The organisation of the address.
    pub fn slug(&self) -> Option<Slug> {
        let tail = self.action.strip_prefix("/o/")?;
        tail.split(['/', '?']).next().and_then(Slug::parse)
    }

    /// The customer of an address on behalf.
    pub fn customer(&self) -> Option<Slug> {
        let (_, tail) = self.action.split_once("/on-behalf/")?;
        tail.split(['/', '?']).next().and_then(Slug::parse)
    }

    /// What it may have changed, if it was done for this organisation, and on behalf of this customer.
    pub fn change<'t>(&'t self, [organisation, customer]: [Option<&'t str>; 2]) -> Change<'t> {
        match self.done() {
            true => Change {
                pattern: self.pattern,
                action: &self.action,
                organisation,
                customer,
            },
            false => Change::default(),
        }
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            kind,
            pattern,
            page,
            status,
            led,
            problems,
            ..
        } = self;
        let sent = if self.sent() { "sent" } else { "not there" };
        write!(
            f,
            "{kind}: {pattern} on {page}: {sent}, {status} {led} {problems}"
        )
    }
}

impl Sending {
    pub async fn send(&self, cast: &Cast) -> Told {
        let readers = cast.actors(self.place.group);
        let reader = &readers[self.reader % readers.len()];
        let others = self.intruder.map(|group| cast.actors(group));
        let others = others.unwrap_or_default();
        let sender = match others.len() {
            0 => reader,
            many => &others[self.below(many)],
        };
        let opened = open(reader, &self.place.page).await;
        let mut told = self.told(sender, opened.status);
        let Some(form) = self.form(cast, reader, &opened) else {
            return told;
        };
        let mut answer = sent(&form, sender.browser).await;
        if self.intruder.is_none() && answer.asks_for_the_password() {
            let password = [("password", PASSWORD)];
            sender.browser.post("/reauthenticate", &password).await;
            answer = sent(&form, sender.browser).await;
        }
        told.action.clone_from(&form.action);
        told.status = answer.status.as_u16();
        told.led.clone_from(&answer.location);
        told.problems = answer.texts(".problems").join(" ");
        assert!(told.status < 500, "{told}: {:?}", form.fields);
        told
    }

    fn told(&self, sender: &Actor<'_>, status: u16) -> Told {
        Told {
            pattern: self.pattern,
            page: self.place.page.clone(),
            action: String::new(),
            kind: sender.kind.clone(),
            account: sender.account,
            intruding: self.intruder,
            status,
            led: String::new(),
            problems: String::new(),
        }
    }

    /// One of the forms for this on the page.
    fn form<'b>(&self, cast: &Cast, reader: &Actor<'b>, opened: &Reading) -> Option<Filled<'b>> {
        let all = match self.careful {
            true => forms::forms(reader.browser, opened),
            false => fill::forms(reader.browser, opened, self.seed),
        };
        let wanted = |form: &Filled<'_>| forms::pattern(&form.action) == Some(self.pattern);
        let mut fitting: Vec<_> = all.into_iter().filter(wanted).collect();
        if fitting.is_empty() {
            return None;
        }
        let one = self.below(fitting.len());
        let mut form = fitting.swap_remove(one);
        let somebody = &cast.world.provider.founder().email;
        let about = About {
            pattern: self.pattern,
            group: self.place.group,
            customer: cast.world.customer.slug(),
            mailbox: reader.emails.first().unwrap_or(somebody),
            seed: self.seed,
        };
        about.mend(&mut form.fields);
        if self.careful {
            about.choose(&mut form.fields);
        }
        Some(form)
    }

    fn below(&self, most: usize) -> usize {
        usize::try_from(self.seed >> 33).unwrap() % most
    }
}

/// Opens a page; whoever is signed out by now signs in again. How often that may be tried is limited, so it may fail.
async fn open(actor: &Actor<'_>, page: &str) -> Reading {
    let mut opened = crawl::read(actor.browser, page).await;
    for email in &actor.emails {
        let asked = ["\"/signin", "\"/reauthenticate"];
        if opened.status != 303 || !asked.iter().any(|way| opened.text.contains(way)) {
            break;
        }
        let form = [("email", email.as_str()), ("password", PASSWORD)];
        actor.browser.post("/signin", &form).await;
        opened = crawl::read(actor.browser, page).await;
    }
    opened
}

async fn sent(form: &Filled<'_>, browser: &Client) -> Answer {
    let (kind, body) = match form.in_parts {
        true => form.parts(&[]),
        false => (
            "application/x-www-form-urlencoded".to_owned(),
            form.with(""),
        ),
    };
    let headers = [
        ("content-type", kind.as_str()),
        ("sec-fetch-site", "same-origin"),
    ];
    browser
        .send(Method::POST, &form.action, Some(body), &headers)
        .await
}
