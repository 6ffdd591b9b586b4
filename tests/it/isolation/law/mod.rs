//! The law itself: every route with its right, every right with its roles, word for word in a table of the tests. The
//! walk around it derives what must come from the same types that the program asks; here both are held against the law.
mod customers;
mod everybody;
mod partners;
mod rights;

use super::expected::{Actor, Expected, Owner, expected, read};
use crate::{client::Client, tree::none, world::House};
use multichannel::{
    domain::{
        access::{Holders, RIGHTS},
        organisation::Kind,
    },
    web::{caller::Who, route::Route, routes},
};
use rights::{ALL, LAWS, Law, NONE};
use std::collections::{BTreeMap, BTreeSet};

/// A right and the routes that ask for it, each as method and pattern. `{org}*`: the same on a customer's behalf too.
pub type Line = (&'static str, &'static [&'static str]);

/// No right: for visitors, and for everybody who is signed in.
const ANYBODY: &str = "anybody";
const SIGNED_IN: &str = "signed-in";

/// Every combination of the two roles, those included that such an organisation does not give.
fn roles() -> Vec<(&'static str, &'static str)> {
    let agents = ["", "admin_agent", "sales_agent", "helpdesk_agent"];
    let admins = [
        "",
        "global_admin",
        "user_admin",
        "billing_admin",
        "relationship_admin",
    ];
    let of = |agent| admins.map(|admin| (agent, admin));
    agents.into_iter().flat_map(of).collect()
}

/// The right of every route, by method and pattern.
fn table() -> BTreeMap<String, &'static str> {
    let mut all = BTreeMap::new();
    for (right, lines) in [everybody::ROUTES, partners::ROUTES, customers::ROUTES].concat() {
        for line in lines {
            let own = line.replace('*', "");
            let behalf = line.replace('*', "/on-behalf/{customer}");
            for address in BTreeSet::from([own, behalf]) {
                let twice = all.insert(address, right);
                assert_eq!(twice, None, "{line} stands twice in the table");
            }
        }
    }
    all
}

fn address(route: &Route) -> String {
    format!("{} {}", route.method, route.pattern)
}

fn law_of(right: &str) -> Option<&'static Law> {
    LAWS.iter().find(|law| law.right == right)
}

#[test]
fn every_route_asks_for_the_right_that_the_law_names() {
    let mut table = table();
    let mut faults = Vec::new();
    for route in routes::all() {
        let asked = match route.who {
            Who::Anybody => ANYBODY,
            Who::SignedIn { .. } => SIGNED_IN,
            Who::Member { right, .. } | Who::Desk { right, .. } => right,
        };
        let at = address(route);
        match table.remove(&at) {
            Some(right) if right == asked => {}
            Some(right) => faults.push(format!("{at} asks for {asked}, the law says {right}")),
            None => faults.push(format!("{at} asks for {asked} and is not in the law")),
        }
    }
    faults.extend(table.keys().map(|at| format!("{at} is no route")));
    none(faults);
}

#[test]
fn every_right_is_held_by_the_roles_that_the_law_names_and_by_no_other() {
    let mut faults = Vec::new();
    let named: BTreeSet<_> = RIGHTS.iter().map(|(right, _)| *right).collect();
    let lawful: BTreeSet<_> = LAWS.iter().map(|law| law.right).collect();
    assert_eq!((named, LAWS.len()), (lawful.clone(), lawful.len()));
    for (right, holders) in RIGHTS {
        let law = law_of(right).unwrap();
        for &kind in Kind::ALL {
            let held = holders(kind);
            let word = kind.as_str();
            if (held == Holders::Nobody) != (law.holders(kind) == NONE) {
                faults.push(format!("{right} of a {word}: {held:?}"));
            }
            if (held == Holders::Everybody) != (law.holders(kind) == ALL) {
                faults.push(format!("{right} of a {word}: {held:?}"));
            }
            for (agent, admin) in roles() {
                let may = held.include(read(&format!("{agent}/{admin}")));
                if may != law.allows(kind, agent, admin) {
                    faults.push(format!("{right} of a {word}: {agent}/{admin}: {may}"));
                }
            }
        }
    }
    none(faults);
}

#[test]
fn what_holds_while_suspended_and_what_partners_reach_is_what_the_law_says() {
    let mut faults = Vec::new();
    for route in routes::all() {
        let (right, while_suspended, opened_by) = match route.who {
            Who::Anybody | Who::SignedIn { .. } => continue,
            Who::Member {
                right,
                while_suspended,
                ..
            } => (right, while_suspended, None),
            Who::Desk {
                right,
                while_suspended,
                opened_by,
                ..
            } => (right, while_suspended, Some(opened_by.join(" "))),
        };
        let law = law_of(right).unwrap();
        let at = address(route);
        if while_suspended != law.while_suspended {
            faults.push(format!("{at}: while suspended: {while_suspended}"));
        }
        if opened_by.is_some_and(|roles| roles != law.opened_by) {
            faults.push(format!("{at}: not opened by {:?}", law.opened_by));
        }
    }
    none(faults);
}

/// What the law says of a route for a member with these roles, at home and without lent rights.
fn lawful(
    route: &Route,
    right: &str,
    (house, suspended): (&House, bool),
    (agent, admin): (&str, &str),
) -> &'static str {
    let Some(law) = law_of(right) else {
        return "allowed";
    };
    let on_behalf = route.pattern.contains("{customer}") && !law.opened_by.is_empty();
    match (on_behalf, house.kind) {
        (true, Kind::Customer) => return "not found",
        (true, _) if suspended => return "suspended",
        (true, _) => return "not opened",
        _ => {}
    }
    match law.holders(house.kind) {
        NONE if route.method == "POST" => "not this kind",
        NONE => "not found",
        _ if !law.allows(house.kind, agent, admin) => "role too low",
        _ if suspended && !law.while_suspended => "suspended",
        _ => "allowed",
    }
}

const fn word_of(expected: Expected) -> &'static str {
    match expected {
        Expected::SignIn => "sign in",
        Expected::NotFound => "not found",
        Expected::RoleTooLow(_) => "role too low",
        Expected::Suspended => "suspended",
        Expected::NotThisKind => "not this kind",
        Expected::NotOpened(_) => "not opened",
        Expected::Allowed => "allowed",
    }
}

#[test]
fn the_walk_over_all_routes_expects_what_the_law_says() {
    let browser = Client::new("http://127.0.0.1:1");
    let (table, mut faults) = (table(), Vec::new());
    for (kind, suspended) in Kind::ALL
        .iter()
        .flat_map(|&kind| [(kind, false), (kind, true)])
    {
        let house = House {
            kind,
            people: Vec::new(),
            ids: BTreeMap::new(),
            lent: BTreeMap::new(),
        };
        for (agent, admin) in roles() {
            let actor = Actor {
                name: String::new(),
                browser: &browser,
                house: Some((&house, read(&format!("{agent}/{admin}")))),
                suspended,
            };
            for route in routes::all() {
                let at = address(route);
                let right = table.get(&at).copied().unwrap_or_default();
                let law = lawful(route, right, (&house, suspended), (agent, admin));
                let walk = word_of(expected(route, &actor, Owner::Own));
                if walk != law {
                    let who = format!("{} {agent}/{admin}", kind.as_str());
                    faults.push(format!("{at} by {who}: {walk}, the law says {law}"));
                }
            }
        }
    }
    none(faults);
}
