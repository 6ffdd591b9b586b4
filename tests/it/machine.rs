//! What the program leaves on the machine, and what it does not.
use multichannel::{
    private,
    store::{Url, migrate},
};
use std::{fs, os::unix::fs::PermissionsExt, path::Path, process::Command};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn checking_a_database_that_is_not_there_says_so_and_makes_none() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("none.db");
    let error = migrate::check(&Url::Sqlite(file.display().to_string())).unwrap_err();
    assert!(
        error.to_string().contains("there is no database"),
        "{error}"
    );
    assert!(!file.exists());
}

#[test]
fn a_database_and_what_stands_beside_it_is_for_the_programs_user_alone() {
    let above = tempfile::tempdir().unwrap();
    let folder = above.path().join("data");
    let file = folder.join("portal.db");
    migrate::migrate(&Url::Sqlite(file.display().to_string())).unwrap();
    assert_eq!(mode(&folder), 0o700);
    for found in fs::read_dir(&folder).unwrap() {
        let path = found.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

#[test]
fn what_was_there_keeps_its_content() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kept");
    fs::write(&file, "kept").unwrap();
    private::file(&file).unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), "kept");
}

#[test]
fn the_demo_is_not_announced_to_other_machines() {
    let folder = tempfile::tempdir().unwrap();
    let refused = Command::new(env!("CARGO_BIN_EXE_multichannel"))
        .args(["demo", "--public-url", "https://portal.example"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(!refused.status.success());
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(said.contains("name this machine"), "{said}");
    assert!(!folder.path().join("data").exists());
}
