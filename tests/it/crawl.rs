//! Everything that somebody can read: pages by following links, files, mails.
use crate::{
    addresses::Filler,
    client::{Answer, Client},
    harness::Portal,
    mailbox::Mail,
    people::Person,
    world::{House, World},
};
use multichannel::{
    domain::organisation::Kind,
    web::{caller::Who, routes},
};
use scraper::{Html, Selector};
use std::collections::{BTreeSet, VecDeque};

/// What was read, and where.
pub struct Reading {
    pub at: String,
    /// 0 for a mail.
    pub status: u16,
    /// Headers and body, in lower case.
    pub text: String,
    /// The body as it came.
    pub body: String,
}

/// The steps of a new invitation.
const STEPS: [&str; 5] = ["kind", "roles", "customer", "message", "check"];

/// A person reads at most so many pages: more would be a circle of links.
const MOST: usize = 600;

/// All pages and files that can be reached from here by links.
pub async fn from(browser: &Client, start: Vec<String>) -> Vec<Reading> {
    let mut seen: BTreeSet<String> = start.iter().cloned().collect();
    let mut next: VecDeque<String> = start.into();
    let mut read = Vec::new();
    while let Some(at) = next.pop_front() {
        assert!(read.len() < MOST, "more than {MOST} pages, lastly {at}");
        let answer = browser.get(&at).await;
        let status = answer.status.as_u16();
        assert!(status < 500, "{at} answers {status}");
        let mut links = links(&answer.body);
        links.push(answer.location.clone());
        for link in links {
            if is_own(&link) && seen.insert(link.clone()) {
                next.push_back(link);
            }
        }
        read.push(reading(at, answer));
    }
    read
}

fn reading(at: String, answer: Answer) -> Reading {
    Reading {
        at,
        status: answer.status.as_u16(),
        text: format!("{:?}\n{}", answer.headers, answer.body).to_lowercase(),
        body: answer.body,
    }
}

/// One page.
pub async fn read(browser: &Client, at: &str) -> Reading {
    reading(at.to_owned(), browser.get(at).await)
}

/// The addresses of the portal itself among these links.
pub fn is_own(link: &str) -> bool {
    link.starts_with('/') && !link.starts_with("/demo") && !link.starts_with("/static")
}

/// Where the links of a page lead, without the places within pages.
pub fn links(html: &str) -> Vec<String> {
    let anchors = Selector::parse("a[href]").unwrap();
    let page = Html::parse_document(html);
    let hrefs = page.select(&anchors).filter_map(|a| a.value().attr("href"));
    hrefs
        .map(|href| href.split('#').next().unwrap_or_default().to_owned())
        .collect()
}

/// All that a member of this house can read: from the dashboard, from the account, and at every address of the table.
pub async fn as_member(world: &World, house: &House, person: &Person) -> Vec<Reading> {
    let filler = Filler {
        slug: house.slug(),
        house: Some(house),
        world,
    };
    let theirs = routes::all().iter().filter(|route| {
        // Links with tokens are read by whoever has them; they are not a part of the organisation's pages.
        route.method == "GET" && !matches!(route.who, Who::Anybody)
    });
    let start = theirs.flat_map(|route| {
        let path = filler.fill(route.pattern);
        match (route.pattern.strip_suffix("{step}"), path.rsplit_once('/')) {
            (Some(_), Some((above, _))) => STEPS.map(|step| format!("{above}/{step}")).to_vec(),
            // Its form asks for a deed first, and no link has one; and it is there only if something can be done.
            _ if path.ends_with("/delegations/bulk") => {
                let deed = match person.organisation.kind {
                    Kind::Customer => "revoke",
                    Kind::Provider | Kind::Reseller => "renew",
                };
                vec![format!("{path}?all=yes&deed={deed}"), path]
            }
            _ => vec![path],
        }
    });
    from(person, start.collect()).await
}

/// All mails of the portal: for whom, and what they say.
pub async fn mails(portal: &Portal) -> Vec<Reading> {
    let reading = |mail: Mail| {
        let all = format!("{}\n{}\n{}", mail.raw, mail.subject, mail.text);
        Reading {
            at: mail.to,
            status: 0,
            text: all.to_lowercase(),
            body: mail.text,
        }
    };
    let all = portal.all_mails().await.into_iter();
    all.map(reading).collect()
}
