//! A step of a sequence: somebody opens a page and sends its form, time passes, the operator suspends and resumes.
use super::{fill, kept::bytes};
use crate::{
    client::Client,
    crawl,
    forms::{Filled, pattern},
    harness::Portal,
    people::{PASSWORD, Person},
    world::{House, World},
};
use multichannel::actions::organisations::suspend::{Standing, StandingError, resume, suspend};
use reqwest::Method;
use std::collections::BTreeMap;

/// A world and the pages on which its forms stand.
pub struct Players {
    pub world: World,
    /// For each pattern of a form: the house, and the pages that show it to its founder.
    pages: BTreeMap<&'static str, Vec<(usize, String)>>,
}

/// What a step may change of subscriptions.
#[derive(Debug, Default)]
pub struct Change {
    /// The organisation that may change the terms of what it owns, and enter what it would own.
    owner: Option<Vec<u8>>,
    /// Licences may be assigned and taken back.
    pub assigns: bool,
}

impl Change {
    pub fn of_terms_by(&self, owner: &[u8]) -> bool {
        self.owner.as_deref() == Some(owner)
    }
}

/// A step.
pub enum Step {
    /// A form of this pattern, by somebody of this house.
    Form(&'static str, usize, String),
    Time,
    Operator,
}

/// What would end the play: an account's own password and sessions are no business of subscriptions.
pub const NOT_PLAYED: &[&str] = &["/account/password", "/password/reset/{token}"];

impl Players {
    pub async fn found(portal: &Portal, word: &'static str) -> Self {
        let world = World::found(portal, word).await;
        let mut pages: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (number, house) in world.houses().into_iter().enumerate() {
            let read = crawl::as_member(&world, house, house.founder()).await;
            for page in &read {
                learn(&mut pages, (number, house), page);
            }
        }
        Self { world, pages }
    }

    /// The patterns of forms that are in play.
    pub fn patterns(&self) -> impl Iterator<Item = &'static str> {
        self.pages.keys().copied()
    }

    /// Reads pages again, or for the first time: what was done may have brought other forms.
    async fn read(&mut self, number: usize, pages: [&str; 2]) {
        for page in pages.into_iter().filter(|page| page.starts_with("/o/")) {
            let house = self.world.houses()[number];
            let read = crawl::read(house.founder(), page).await;
            learn(&mut self.pages, (number, house), &read);
        }
    }

    fn house(&self, number: usize) -> &House {
        self.world.houses()[number]
    }
}

/// Remembers where forms stand, each page once.
fn learn(
    pages: &mut BTreeMap<&'static str, Vec<(usize, String)>>,
    (number, house): (usize, &House),
    page: &crawl::Reading,
) {
    for form in crate::forms::forms(house.founder(), page) {
        let found = pattern(&form.action).filter(|p| !NOT_PLAYED.contains(p));
        if let Some(pattern) = found {
            let known = pages.entry(pattern).or_default();
            let here = (number, page.at.clone());
            if !known.contains(&here) {
                known.push(here);
            }
        }
    }
}

impl Step {
    /// Most steps are forms; each pattern comes as often as any other.
    pub fn chosen(players: &Players, choice: u16) -> Self {
        let choice = usize::from(choice);
        match choice % 24 {
            0 => Self::Time,
            1 => Self::Operator,
            _ => {
                let patterns: Vec<_> = players.pages.keys().copied().collect();
                let pattern = patterns[choice / 24 % patterns.len()];
                let pages = &players.pages[pattern];
                let (house, page) = &pages[choice / 7 % pages.len()];
                Self::Form(pattern, *house, page.clone())
            }
        }
    }

    /// A form below the subscriptions changes those that its organisation owns, one of licences what is assigned.
    pub fn may_change(&self, players: &Players) -> Change {
        let Self::Form(pattern, house, _) = self else {
            return Change::default();
        };
        let owner = players.house(*house).founder().organisation.id;
        let sells = pattern.starts_with("/o/{org}/subscriptions");
        Change {
            owner: sells.then(|| bytes(owner)),
            assigns: pattern.contains("/people") || pattern.contains("/licences"),
        }
    }

    /// Does it; says what was done and what came of it.
    pub async fn play(&self, portal: &Portal, players: &mut Players, seed: u64) -> String {
        match self {
            Self::Form(pattern, number, page) => {
                let house = players.house(*number);
                let who = seed as usize % (3 * house.people.len());
                // Mostly whoever may do everything; the others are refused, which changes nothing either.
                let (words, person) = house.people.get(who).unwrap_or(&house.people[0]);
                let (status, led) = send(portal, person, (pattern, page), seed).await;
                let told = format!("{} {words} {pattern} on {page}: {status}", house.slug());
                if status == 303 {
                    players.read(*number, [page, &led]).await;
                }
                told
            }
            Self::Time => {
                portal.pass_seconds(i64::try_from(seed % 5_000_000).unwrap());
                portal.keep_terms().await;
                "time passes".to_owned()
            }
            Self::Operator => {
                let house = players.house(seed as usize % 4);
                let standing = turn(portal, house).await;
                format!("the operator turns {}: {standing}", house.slug())
            }
        }
    }
}

/// Suspends the house, or lets it act again.
async fn turn(portal: &Portal, house: &House) -> &'static str {
    let (slug, now) = (house.founder().organisation.slug.clone(), portal.now());
    let turned = portal.app.db.write(move |db| {
        let suspended = suspend(db, &slug, now)? == Standing::Changed;
        if !suspended {
            resume(db, &slug, now)?;
        }
        Ok::<_, StandingError>(suspended)
    });
    match turned.await.unwrap() {
        true => "suspended",
        false => "acts again",
    }
}

/// Opens the page and sends its form of that pattern, filled in by chance; what came of it, and where it leads.
async fn send(
    portal: &Portal,
    person: &Person,
    (wanted, page): (&str, &str),
    seed: u64,
) -> (u16, String) {
    let browser: &Client = person;
    let mut opened = crawl::read(browser, page).await;
    if opened.status == 303 {
        // Sessions end with time, and privileged moves ask for the password again. How often somebody may sign in is
        // limited in real time, so the answer may be no.
        let form = [("email", person.email.as_str()), ("password", PASSWORD)];
        browser.post("/signin", &form).await;
        opened = crawl::read(browser, page).await;
    }
    let forms = fill::forms(browser, &opened, seed);
    let form = forms
        .iter()
        .find(|form| pattern(&form.action) == Some(wanted));
    let Some(form) = form else {
        return (404, String::new());
    };
    let (status, led) = sent(form, browser).await;
    assert!(
        status < 500,
        "{wanted} on {page} answers {status}: {:?}",
        form.fields
    );
    portal.deliver().await;
    (status, led)
}

async fn sent(form: &Filled<'_>, browser: &Client) -> (u16, String) {
    let own = ("sec-fetch-site", "same-origin");
    let (kind, body) = match form.in_parts {
        true => form.parts(&[]),
        false => (
            "application/x-www-form-urlencoded".to_owned(),
            form.with(""),
        ),
    };
    let headers = [("content-type", kind.as_str()), own];
    let answer = browser.send(Method::POST, &form.action, Some(body), &headers);
    let answer = answer.await;
    (answer.status.as_u16(), answer.location)
}
