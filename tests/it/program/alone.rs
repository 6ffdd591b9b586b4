//! The program by itself: what it needs of the machine, and the first line that it prints for an operator.
use super::{folder, refused, run, said};
use crate::keeper;
use std::process::Command;

/// Names of libraries that would have to be installed.
const FOREIGN: [&str; 4] = ["libpq", "libsqlite3", "libssl", "libcrypto"];

#[test]
fn it_needs_no_library_of_a_database_or_of_tls() {
    let listing = Command::new("ldd")
        .arg(env!("CARGO_BIN_EXE_multichannel"))
        .output();
    let Ok(listing) = listing else {
        keeper::left_out("ldd: not found: which libraries the program needs is not looked at");
        return;
    };
    let listed = String::from_utf8(listing.stdout).unwrap();
    for library in FOREIGN {
        assert!(!listed.contains(library), "{listed}");
    }
}

#[test]
fn a_new_provider_prints_one_address_and_a_country_that_is_none_is_refused() {
    let folder = folder();
    let create = |country: &str| {
        let mut all = vec!["provider", "create", "--name", "Elbe Distribution"];
        all.extend(["--country", country]);
        all.extend(["--admin-email", "jana@elbe-distribution.example"]);
        run(folder.path(), &all, |_| ())
    };
    refused(&create("XX"), "country");
    let created = create("DE");
    assert!(created.status.success());
    let printed = String::from_utf8(created.stdout).unwrap();
    assert_eq!(printed.lines().count(), 1, "{printed}");
    assert!(
        printed.starts_with("http") && printed.contains("/signup?"),
        "{printed}"
    );
}

#[test]
fn a_command_with_a_mistyped_address_makes_no_database() {
    let folder = folder();
    let commands: [&[&str]; 5] = [
        &["organisation", "list"],
        &["organisation", "suspend", "elbe-distribution"],
        &["organisation", "resume", "elbe-distribution"],
        &["seed", "--customers", "1"],
        &["check"],
    ];
    for command in commands {
        let output = run(folder.path(), command, |mistyped| {
            mistyped.env("DATABASE_URL", "sqlite://typo/portl.db");
        });
        refused(&output, "there is no database yet");
        let made = std::fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(made, 0, "{command:?} made something: {}", said(&output));
    }
}
