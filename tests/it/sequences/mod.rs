//! S7 as a property: whatever everybody does, in whatever order, no subscription changes but by a change of it that its
//! owner makes. The steps are the forms that pages show, found by reading them, again after each step that did something,
//! and time, jobs and the operator; so a new action is tried as soon as a page shows it. Every address of the table has
//! to be come to, and everybody has to do something.
mod before;
mod cast;
mod control;
mod covered;
mod fill;
mod kept;
mod luck;
mod may;
mod pages;
mod play;
mod send;
mod walk;
mod words;

use crate::{harness::Portal, tree::none};
use cast::HOUSES;
use covered::Covered;
use luck::{Luck, SEED};
use multichannel::web::routes;
use play::Play;
use walk::Goal;

/// How many sequences there are at least, each in a world of its own, and at most: what one did not come to, because
/// something else had put an end to it, is what the next begins with.
const LEAST: u64 = 2;
const MOST: u64 = 5;
/// How many steps are taken at random after each action was come to.
const STEPS: usize = 50;

/// Every action, everybody, and everything that does not concern somebody.
fn everything(play: &Play<'_>) -> Vec<Goal> {
    let posts = routes::all().iter().filter(|route| route.method == "POST");
    let actions = posts.flat_map(|route| {
        let pattern = route.pattern;
        [Goal::Action(pattern), Goal::Outsider(pattern)]
    });
    let people = (0..HOUSES).flat_map(|house| {
        let many = play.cast.actors(house).len();
        (0..many).map(move |number| Goal::Person(house, number))
    });
    actions.chain(people).collect()
}

/// A sequence in a new world of a new portal, where nobody has signed in too often yet. The first comes to everything,
/// the others to what is left.
async fn sequence(portal: &Portal, (first, seed): (bool, u64), covered: &mut Covered) {
    let mut luck = Luck::of(seed);
    let left: Vec<_> = covered.left().into_iter().map(Goal::Action).collect();
    let mut play = Play::begin(portal, covered).await;
    let goals = if first { everything(&play) } else { left };
    for goal in luck.shuffled(goals) {
        play.reach(&goal, &mut luck).await;
    }
    play.go_on(STEPS, &mut luck).await;
}

async fn play_on(database: &'static str) {
    let seed = Luck::seed();
    // What a test wrote is shown when it fails.
    eprintln!("on {database}; to play the same again: {SEED}={seed}");
    let mut covered = Covered::default();
    for number in 0..MOST {
        if number >= LEAST && covered.left().is_empty() {
            break;
        }
        let Some(portal) = Portal::start(database).await else {
            return;
        };
        let seed = seed.wrapping_add(number);
        sequence(&portal, (number == 0, seed), &mut covered).await;
    }
    none(covered.faults());
}

#[actix_web::test]
async fn no_sequence_of_actions_changes_a_subscription_that_is_not_the_actors_own_on_sqlite() {
    play_on("sqlite").await;
}

#[actix_web::test]
async fn no_sequence_of_actions_changes_a_subscription_that_is_not_the_actors_own_on_postgres() {
    play_on("postgres").await;
}
