//! Every form that does something, sent once more byte for byte, as by a double click or a proxy that tries again: the
//! second time no row of any table changes (P17, P21).
use super::{
    filled::{Filled, encoded},
    found,
    ways::Way,
};
use crate::{
    client::Answer,
    harness::{Portal, on_each_database},
    rows,
    tree::none,
    world::World,
};
use multichannel::web::routes;
use std::{cmp::Reverse, collections::BTreeSet, time::Duration};

/// What is meant twice where it comes twice, and why.
const MEANT: [(&str, &str); 8] = [
    ("/signin", "each time somebody signs in"),
    ("/reauthenticate", "each time the password was given"),
    ("/signup", "a mail that did not come is asked for so (P2)"),
    (
        "/password/forgot",
        "a mail that did not come is asked for so (P2)",
    ),
    (
        "/account/email",
        "a mail that did not come is asked for so (P2)",
    ),
    (
        "/o/{org}/invitations/{id}/copy",
        "it is recorded that the link was copied each time",
    ),
    (
        "/o/{org}/invitations/new",
        "what was only typed is no invitation, and is tidied away",
    ),
    (
        "/o/{org}/invitations/new/{id}/{step}",
        "a draft stays as long as somebody goes on with it",
    ),
];

/// What was refused the first time in both worlds, and why; every other form must be done.
const REFUSED: [(&str, &[&str]); 7] = [
    (
        "it was joined before",
        &["/account/memberships/{id}/decline"],
    ),
    (
        "it ended with the other sessions, or nobody is signed in any more",
        &["/account/sessions/{id}/end"],
    ),
    (
        "another answer was given before",
        &[
            "/i/{token}/decline",
            "/o/{org}/delegations/{id}/amend/withdraw",
            "/o/{org}/delegations/{id}/decline",
        ],
    ),
    (
        "what its page showed is different by now",
        &[
            "/o/{org}/delegations/bulk",
            "/o/{org}/delegations/{id}/auto-extend",
        ],
    ),
    (
        "the rights to work there ended before, or what it takes away was taken away before",
        &[
            "/o/{org}/on-behalf/{customer}/people",
            "/o/{org}/on-behalf/{customer}/people/import",
            "/o/{org}/on-behalf/{customer}/people/import/{id}/cancel",
            "/o/{org}/on-behalf/{customer}/people/{id}/licences/{subscription}/remove",
            "/o/{org}/on-behalf/{customer}/people/{id}/remove",
        ],
    ),
    (
        "its rows were done before",
        &[
            "/o/{org}/people/import/{id}/cancel",
            "/o/{org}/subscriptions/import/{id}/cancel",
        ],
    ),
    (
        "what is filled in by itself does not fit: a name that is taken, a file of customers, a customer of nobody, \
         more seats than there are",
        &[
            "/o/{org}/customers/{id}/request-delegation",
            "/o/{org}/people/import",
            "/o/{org}/subscriptions",
            "/o/{org}/subscriptions/import",
            "/o/{org}/subscriptions/{id}/add-ons",
        ],
    ),
];

fn may_be_refused(pattern: &str) -> bool {
    REFUSED.iter().any(|(_, all)| all.contains(&pattern))
}

/// What ends something for other forms is sent after them: a thing, then a house, at last the way in.
const ENDING: [&[&str]; 3] = [
    &[
        "/cancel",
        "/withdraw",
        "/decline",
        "/delete",
        "/remove",
        "/resign",
        "/revoke",
        "/suspend",
    ],
    &[
        "/customers/{id}/remove",
        "/members/{id}/remove",
        "/resellers/{id}/end",
        "/leave",
    ],
    &[
        "/account/password",
        "/password/reset/{token}",
        "/verify/{token}",
        "/sessions/end-others",
        "/sessions/{id}/end",
        "/signout",
    ],
];

fn rank(pattern: &str) -> usize {
    let ends = |all: &[&str]| all.iter().any(|ending| pattern.ends_with(ending));
    ENDING
        .iter()
        .rposition(|all| ends(all))
        .map_or(0, |place| place + 1)
}

fn is_meant(pattern: &str) -> bool {
    MEANT.iter().any(|(meant, _)| *meant == pattern)
}

/// As its page sends it.
fn way(pattern: &str, form: &Filled<'_>) -> Way {
    if form.in_parts {
        let (kind, body) = form.parts(&[]);
        return Way {
            kind,
            ..Way::new("", body, 0)
        };
    }
    let mut fields = form.fields.clone();
    for (name, value) in &mut fields {
        // A new password is another one than the present.
        if pattern == "/account/password" && name.as_str() == "password" {
            *value = "seven geese over the harbour".to_owned();
        }
    }
    Way::new("", encoded(&fields), 0)
}

/// Whoever sent a lot of mail has to wait a little.
async fn send(form: &Filled<'_>, way: &Way) -> Answer {
    let mut came = form.send(way).await;
    for _ in 0..5 {
        if came.status != 429 {
            break;
        }
        tokio::time::sleep(Duration::from_secs(3)).await;
        came = form.send(way).await;
    }
    came
}

/// It did something, and did not lead to where one signs in first.
fn is_done(pattern: &str, came: &Answer) -> bool {
    let first = ["/signin?", "/reauthenticate"];
    let first = first.iter().any(|way| came.location.starts_with(way));
    // Whoever proved a mailbox signs in next.
    came.status == 303 && (!first || pattern == "/verify/{token}")
}

#[derive(Default)]
struct Tried {
    faults: Vec<String>,
    done: BTreeSet<&'static str>,
    /// What came instead.
    refused: Vec<(&'static str, String)>,
}

impl Tried {
    async fn twice(&mut self, portal: &Portal, pattern: &'static str, form: &Filled<'_>) {
        let way = way(pattern, form);
        let first = send(form, &way).await;
        if !is_done(pattern, &first) {
            let (status, why) = (first.status, first.text(".problems"));
            self.refused.push((pattern, format!("{status} {why}")));
            return;
        }
        self.done.insert(pattern);
        let before = rows::of(portal).await;
        // What keeps the time would keep another one.
        portal.pass_seconds(1);
        let second = send(form, &way).await;
        let changes = rows::changes(&before, &rows::of(portal).await);
        let at = format!("{pattern} (on {}), {}", form.page, second.status);
        let changes = changes.iter().map(|change| format!("{at}: {change}"));
        self.faults.extend(changes);
        if second.status.is_server_error() {
            self.faults.push(at);
        }
    }

    /// What was refused in both worlds, though nothing stands in its way.
    fn not_done(&self) -> impl Iterator<Item = String> {
        let never = self.refused.iter();
        let never = never.filter(move |(pattern, _)| !self.done.contains(pattern));
        let unexplained = never.filter(|(pattern, _)| !may_be_refused(pattern));
        unexplained.map(|(pattern, why)| format!("{pattern} was not done: {why}"))
    }
}

#[actix_web::test]
async fn a_form_that_comes_twice_byte_for_byte_changes_nothing_the_second_time() {
    on_each_database(async |portal| {
        // What ends the one thing for others in one order does not in the other.
        let worlds = [
            World::found(&portal, "kanariaeins").await,
            World::found(&portal, "kanariazwei").await,
        ];
        let visitor = portal.a_visitor();
        let mut tried = Tried::default();
        for (world, backwards) in worlds.iter().zip([false, true]) {
            let forms = found::all(&portal, world, &visitor).await;
            let mut order: Vec<_> = forms.iter().collect();
            if backwards {
                order.sort_by_key(|(pattern, _)| Reverse(**pattern));
            }
            order.sort_by_key(|(pattern, _)| rank(pattern));
            for (&pattern, form) in order.into_iter().filter(|(known, _)| !is_meant(known)) {
                tried.twice(&portal, pattern, form).await;
            }
        }
        assert!(!tried.done.is_empty(), "no page had a form");
        let not_done: Vec<_> = tried.not_done().collect();
        none([tried.faults, not_done].concat());
    })
    .await;
}

#[test]
fn what_is_meant_twice_or_refused_is_in_the_table() {
    let posts = routes::all().iter().filter(|route| route.method == "POST");
    let known: BTreeSet<_> = posts.map(|route| route.pattern).collect();
    let refused = REFUSED
        .iter()
        .flat_map(|(why, all)| all.iter().map(move |pattern| (*pattern, *why)));
    for (pattern, why) in MEANT.into_iter().chain(refused) {
        assert!(known.contains(pattern), "{pattern}: {why}");
    }
}
