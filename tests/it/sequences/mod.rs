//! S7 as a property: whatever everybody does, in whatever order, no subscription changes but by a change of it that its
//! owner makes. The steps are the forms that pages show, found by reading them, again after each step that did something,
//! and time, jobs and the operator; so a new action is tried as soon as a page shows it.
mod fill;
mod kept;
mod steps;

use crate::{
    harness::{Portal, on_each_database},
    tree::none,
};
use kept::Subscriptions;
use multichannel::web::routes;
use proptest::{
    collection::vec,
    prelude::any,
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};
use std::collections::BTreeSet;
use steps::{NOT_PLAYED, Players, Step};

/// How many sequences are tried on each database, and how long they are.
const SEQUENCES: usize = 2;
const STEPS: usize = 90;
/// How often a sequence that fails is made shorter or simpler at the most.
const SHRINKS: usize = 24;

/// Plays it in a new world of a new portal, where nobody has signed in too often yet; how the rule was broken.
async fn play(database: &'static str, sequence: &[(u16, u64)]) -> Result<(), String> {
    let Some(portal) = Portal::start(database).await else {
        return Ok(());
    };
    let mut players = Players::found(&portal, "kanariaeins").await;
    let mut told = Vec::new();
    for (choice, seed) in sequence {
        let before = Subscriptions::of(&portal, &players).await;
        let step = Step::chosen(&players, *choice);
        told.push(step.play(&portal, &mut players, *seed).await);
        let after = Subscriptions::of(&portal, &players).await;
        let faults = before.faults(&after, &step.may_change(&players));
        if !faults.is_empty() {
            let last = told.len().saturating_sub(12);
            let (faults, told) = (faults.join("\n"), told[last..].join("\n"));
            return Err(format!("on {database}: {faults}\nafter: {told}"));
        }
    }
    // A sequence that nobody could play proves nothing.
    let done = told.iter().filter(|line| line.ends_with(" 303")).count();
    if sequence.len() == STEPS {
        assert!(done > 5, "only {done} steps did something: {told:#?}");
    }
    Ok(())
}

#[actix_web::test]
async fn no_sequence_of_actions_changes_a_subscription_that_is_not_the_actors_own() {
    let mut runner = TestRunner::new(Default::default());
    let sequences = vec((any::<u16>(), any::<u64>()), STEPS);
    for database in ["sqlite", "postgres"] {
        for _ in 0..SEQUENCES {
            let mut tree = sequences.new_tree(&mut runner).unwrap();
            let Err(mut fault) = play(database, &tree.current()).await else {
                continue;
            };
            for _ in 0..SHRINKS {
                if !tree.simplify() {
                    break;
                }
                match play(database, &tree.current()).await {
                    Err(simpler) => fault = simpler,
                    Ok(()) if !tree.complicate() => break,
                    Ok(()) => {}
                }
            }
            panic!("{fault}\nsequence: {:?}", tree.current());
        }
    }
}

/// Forms that nobody of a world has on a page, and why that is right.
const NOT_IN_PLAY: &[(&str, &str)] = &[
    ("/signin", "of visitors: who plays is signed in"),
    ("/signup", "of visitors"),
    ("/verify/{token}", "of visitors"),
    (
        "/i/{token}/ask",
        "on the page of a dead link, which nothing leads to",
    ),
    ("/p/{token}/accept", "on the page of a mailed link"),
    (
        "/account/sessions/end-others",
        "only who signed in twice has others",
    ),
    (
        "/account/sessions/{id}/end",
        "only who signed in twice has others",
    ),
];

#[actix_web::test]
async fn every_address_of_a_form_is_in_play() {
    on_each_database(async |portal| {
        let players = Players::found(&portal, "kanariaeins").await;
        let played: BTreeSet<_> = players.patterns().collect();
        let left_out = |pattern: &str| {
            let mut listed = NOT_IN_PLAY.iter();
            NOT_PLAYED.contains(&pattern) || listed.any(|(other, _)| *other == pattern)
        };
        let mut faults = Vec::new();
        for route in routes::all().iter().filter(|route| route.method == "POST") {
            match (played.contains(route.pattern), left_out(route.pattern)) {
                (false, false) => faults.push(format!("nobody plays {}", route.pattern)),
                (true, true) => faults.push(format!("{} is in play by now", route.pattern)),
                _ => {}
            }
        }
        none(faults);
    })
    .await;
}
