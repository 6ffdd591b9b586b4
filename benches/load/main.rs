//! The load test: `cargo bench --bench load`. Starts the built server on loopback, once on SQLite and once on a
//! throw-away PostgreSQL, fills it, asks a bounded number of requests of it, and prints what they cost.
//!
//! `LOAD_CUSTOMERS`, `LOAD_REQUESTS`, `LOAD_SIGN_INS`, `LOAD_SECONDS` make it smaller; `LOAD_ONLY=sqlite` or `postgres`
//! picks one database.
mod bare;
mod client;
mod fixtures;
#[path = "../../tests/it/keeper.rs"]
mod keeper;
mod machine;
#[path = "../../tests/it/postgres.rs"]
#[expect(dead_code, reason = "the tests' own way of starting it")]
mod postgres;
mod process;
mod report;
mod requests;
mod scenarios;
mod server;
mod size;

use report::Report;
use server::Place;
use size::Size;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [first, file] = &arguments[..]
        && first == bare::FLAG
    {
        return bare::serve(file);
    }
    // `cargo test --all-targets` starts it too, but only `cargo bench` says so.
    if !arguments.iter().any(|argument| argument == "--bench") {
        println!("the load test runs with `cargo bench --bench load`");
        return;
    }
    let size = Size::from_environment();
    println!("{}\n", machine::described(&size));
    for place in Place::all(&size) {
        let mut report = Report::default();
        scenarios::run(&place, &size, &mut report);
        println!("## {}\n\n{report}", place.name());
    }
}
