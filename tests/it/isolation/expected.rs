//! Who tries, and what must come of it: derived from the route's caller and the person's roles, from nothing else.
use crate::{
    client::{Answer, Client},
    world::{House, World},
};
use multichannel::{
    domain::{
        access::{AdminRole, AgentRole, Holders, Roles},
        organisation::Kind,
    },
    messages::Text,
    web::{caller::Who, route::Route, routes},
};
use reqwest::Method;

/// Somebody who tries: nobody in particular, or a person of a house.
pub struct Actor<'w> {
    pub name: String,
    pub browser: &'w Client,
    pub house: Option<(&'w House, Roles)>,
    /// The house is suspended.
    pub suspended: bool,
}

/// Whose organisation is in the address.
#[derive(Clone, Copy)]
pub enum Owner<'w> {
    Own,
    Foreign(&'w House),
    Nobody,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Expected {
    /// 303 to the sign-in page, and nothing done.
    SignIn,
    /// 404, byte for byte like something that does not exist.
    NotFound,
    /// 403 that names the roles and who has them.
    RoleTooLow(Holders),
    /// 403 that says that the organisation is suspended.
    Suspended,
    /// 403 that names the rule: this kind of organisation never does that.
    NotThisKind,
    /// 403 that names the roles of the catalogue that open it on behalf, and what the person has of them.
    NotOpened(&'static [&'static str]),
    /// Whatever it answers, it is not about rights.
    Allowed,
}

pub fn expected(route: &Route, actor: &Actor<'_>, owner: Owner<'_>) -> Expected {
    if route.pattern.contains("{customer}")
        && let (Who::Desk { opened_by, .. }, Some((house, _))) = (route.who, &actor.house)
    {
        return on_behalf(opened_by, house, actor, owner);
    }
    let (holders, rests) = match (route.who, &actor.house) {
        (Who::Anybody, _) => return Expected::Allowed,
        (_, None) => return Expected::SignIn,
        (Who::SignedIn { .. }, Some(_)) => return Expected::Allowed,
        (
            Who::Member {
                holders,
                while_suspended,
                ..
            }
            | Who::Desk {
                holders,
                while_suspended,
                ..
            },
            Some((house, _)),
        ) => (holders(house.kind), actor.suspended && !while_suspended),
    };
    let roles = actor
        .house
        .as_ref()
        .map_or(Roles::default(), |(_, roles)| *roles);
    match owner {
        Owner::Foreign(_) | Owner::Nobody => Expected::NotFound,
        Owner::Own if holders.include(roles) && rests => Expected::Suspended,
        Owner::Own if holders.include(roles) => Expected::Allowed,
        Owner::Own if holders != Holders::Nobody => Expected::RoleTooLow(holders),
        Owner::Own if route.method == Method::POST.as_str() => Expected::NotThisKind,
        Owner::Own => Expected::NotFound,
    }
}

/// In the data of the world's customer, from what the world's groups lend.
fn on_behalf(
    opened_by: &'static [&'static str],
    house: &House,
    actor: &Actor<'_>,
    owner: Owner<'_>,
) -> Expected {
    let words = house
        .people
        .iter()
        .find(|(_, person)| std::ptr::eq::<Client>(&**person, actor.browser));
    let lent = words.and_then(|(words, _)| house.lent.get(words));
    let mut lent = lent.map_or("", |roles| roles).split(' ');
    match owner {
        Owner::Foreign(_) | Owner::Nobody => Expected::NotFound,
        Owner::Own if house.kind == Kind::Customer => Expected::NotFound,
        Owner::Own if actor.suspended => Expected::Suspended,
        Owner::Own if lent.any(|role| opened_by.contains(&role)) => Expected::Allowed,
        Owner::Own => Expected::NotOpened(opened_by),
    }
}

/// What roles of the catalogue are called.
fn names_of(roles: &[&str]) -> Vec<String> {
    let name = |role: &&str| {
        Text::new(format!("role-{role}"))
            .say(Default::default())
            .into_owned()
    };
    roles.iter().map(name).collect()
}

/// The words that a refusal must hold: every role that would do, and everybody who has one.
pub fn words_of(holders: Holders, house: &House) -> Vec<String> {
    let Holders::Having(agents, admins) = holders else {
        return Vec::new();
    };
    let roles = agents
        .iter()
        .map(|r| r.as_str())
        .chain(admins.iter().map(|r| r.as_str()));
    let roles = roles.map(|role| {
        let id = format!("member-role-{}", role.replace('_', "-"));
        Text::new(id).say(Default::default()).into_owned()
    });
    let able = house
        .people
        .iter()
        .filter(|(words, _)| holders.include(read(words)));
    roles
        .chain(able.map(|(_, person)| person.account.name.to_string()))
        .collect()
}

pub fn read(words: &str) -> Roles {
    let (agent, admin) = words.split_once('/').unwrap();
    Roles {
        agent: AgentRole::parse(agent),
        admin: AdminRole::parse(admin),
    }
}

/// What is wrong with the answer; nothing, if it is as expected.
pub fn fault(expected: Expected, answer: &Answer, actor: &Actor<'_>, path: &str) -> Option<String> {
    let status = answer.status.as_u16();
    let missing = |words: Vec<String>| {
        let text = answer.text("main");
        let missing: Vec<_> = words
            .into_iter()
            .filter(|word| !text.contains(word.as_str()))
            .collect();
        (!missing.is_empty() && !answer.body.is_empty())
            .then(|| format!("the refusal does not name {missing:?}: {text}"))
    };
    match (expected, status) {
        (Expected::SignIn, 303) if leads_back(&answer.location, path) => None,
        (Expected::NotFound, 404) | (Expected::NotThisKind, 403) => None,
        (Expected::Suspended, 403) => missing(vec![
            Text::new("error-suspended")
                .say(Default::default())
                .into_owned(),
        ]),
        (Expected::RoleTooLow(holders), 403) => {
            let house = actor.house.as_ref().map(|(house, _)| *house);
            house.and_then(|house| missing(words_of(holders, house)))
        }
        (Expected::NotOpened(opened_by), 403) => missing(names_of(opened_by)),
        (Expected::Allowed, 401 | 403 | 500..) => Some(format!("{status}, though allowed")),
        (Expected::Allowed, _) => None,
        _ => Some(format!("{status} {:?}", answer.location)),
    }
}

/// To the sign-in page, and from there to this page, or for a form to the nearest page above it (P22).
fn leads_back(location: &str, path: &str) -> bool {
    let Some(next) = location.strip_prefix("/signin?next=") else {
        return false;
    };
    let next = percent_encoding::percent_decode_str(next).decode_utf8_lossy();
    let above = path.starts_with(&*next) && !routes::is_page(path);
    routes::is_page(&next) && (next == path || above)
}

pub fn actors<'w>(visitor: &'w Client, world: &'w World, suspended: bool) -> Vec<Actor<'w>> {
    let mut all = vec![Actor {
        name: "a visitor".to_owned(),
        browser: visitor,
        house: None,
        suspended,
    }];
    for house in [&world.provider, &world.reseller, &world.customer] {
        all.extend(house.people.iter().map(|(words, person)| Actor {
            name: format!("{} {words}", house.kind.as_str()),
            browser: person,
            house: Some((house, read(words))),
            suspended,
        }));
    }
    all
}
