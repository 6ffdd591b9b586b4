//! What one server has for itself: its port, its database, and files that nobody else on the machine can open or lock.
use super::{
    Serving,
    demo::{made, password, people, signs_in, start, stop},
    folder, refused, run,
};
use std::{
    collections::BTreeSet,
    ffi::OsString,
    fs::{self, Permissions},
    net::TcpListener,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

/// All files below the folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => all.extend(files(&path)),
            false => all.push(path),
        }
    }
    all.sort();
    all
}

/// What stands in the demo's folder.
fn names(folder: &Path) -> BTreeSet<OsString> {
    let entries = fs::read_dir(folder.join("data/demo")).unwrap();
    entries.map(|entry| entry.unwrap().file_name()).collect()
}

#[actix_web::test]
async fn a_demo_that_runs_keeps_its_world_whoever_would_start_anew_beside_it() {
    let folder = folder();
    let (demo, printed) = start(folder.path(), &[]);
    let own = demo.address.trim_start_matches("http://").to_owned();
    let before = made(folder.path()).await;
    let kept = names(folder.path());
    for listen in [own.as_str(), "127.0.0.1:18998"] {
        for more in [&["demo", "--reset"][..], &["demo"]] {
            let second = [more, &["--listen", listen]].concat();
            let output = run(folder.path(), &second, |_| ());
            refused(
                &output,
                "another server serves data/demo/multichannel.db already",
            );
        }
    }
    assert_eq!(names(folder.path()), kept);
    assert_eq!(made(folder.path()).await, before);
    signs_in(&demo, people(&printed)[0], password(&printed)).await;
    stop(demo);
    // Once it has stopped, it starts anew.
    let (demo, _) = start(folder.path(), &["--reset"]);
    stop(demo);
    assert_ne!(made(folder.path()).await.1, before.1);
}

#[actix_web::test]
async fn the_demo_is_not_reset_where_its_port_is_taken() {
    let folder = folder();
    let (demo, _) = start(folder.path(), &[]);
    stop(demo);
    let before = made(folder.path()).await;
    let other = TcpListener::bind("127.0.0.1:0").unwrap();
    let listen = other.local_addr().unwrap().to_string();
    let reset = ["demo", "--reset", "--listen", listen.as_str()];
    let output = run(folder.path(), &reset, |_| ());
    refused(&output, "cannot listen on");
    assert_eq!(made(folder.path()).await, before);
}

fn is_private(path: &Path) -> bool {
    fs::metadata(path).unwrap().permissions().mode() & 0o077 == 0
}

#[test]
fn what_a_server_makes_is_for_its_user_alone() {
    let folder = folder();
    let data = folder.path().join("data");
    let server = Serving::start(folder.path(), |command| {
        command.env("DATABASE_URL", "sqlite://data/deep/portal.db");
    });
    let all = files(&data);
    for wanted in ["portal.db", "portal.db.lock", "portal.db.serving"] {
        assert!(all.contains(&data.join("deep").join(wanted)), "{all:?}");
    }
    let folders = [data.clone(), data.join("deep")];
    for path in all.iter().chain(&folders) {
        assert!(is_private(path), "others can open {}", path.display());
    }
    drop(server);
}

#[test]
fn what_was_open_to_others_to_lock_is_closed_at_the_next_start() {
    let folder = folder();
    let lock = folder.path().join("portal.db.serving");
    fs::write(&lock, "").unwrap();
    fs::set_permissions(&lock, Permissions::from_mode(0o644)).unwrap();
    let server = Serving::start(folder.path(), |_| ());
    assert!(is_private(&lock));
    drop(server);
}
