//! The program itself, started as people start it: what it logs, how it stops, what it refuses.
mod alone;
mod demo;
mod log;
mod mail;
mod migrating;
mod organisations;
mod patience;
mod places;
mod settings;
mod stopping;

use std::{
    fs::File,
    io::{BufRead, BufReader},
    net::TcpListener,
    path::Path,
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};
use tempfile::TempDir;

const SECRET: &str = "59585055a4c36768c8f6cc886297d5e853c7d479478a9b926390266853116978";

/// The program in a folder of its own, with nothing of this machine's settings.
fn multichannel(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_multichannel"));
    command.args(arguments).current_dir(folder).env_clear();
    command
        .env("DATABASE_URL", "sqlite://portal.db")
        .env("MULTICHANNEL_SECRET", SECRET)
        .env("MULTICHANNEL_MAIL", "log:")
        .env("MULTICHANNEL_WORKERS", "1");
    command
}

/// A server that runs until it is stopped or dropped.
struct Serving {
    child: Child,
    address: String,
    log: std::path::PathBuf,
}

impl Serving {
    /// Starts it and waits until it says that it is ready.
    fn start(folder: &Path, change: impl FnOnce(&mut Command)) -> Self {
        let (server, said) = Self::saying(folder, &["serve"], "Multichannel", change);
        assert!(said.contains(&server.address), "it says {said:?}");
        server
    }

    /// Starts this command, which serves, and waits for a line that begins like this; all that it said until then.
    fn saying(
        folder: &Path,
        arguments: &[&str],
        last: &str,
        change: impl FnOnce(&mut Command),
    ) -> (Self, String) {
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let (listen, log) = (format!("127.0.0.1:{port}"), folder.join("log"));
        let arguments = [arguments, &["--listen", listen.as_str()]].concat();
        let mut command = multichannel(folder, &arguments);
        command
            .stdout(Stdio::piped())
            .stderr(File::create(&log).unwrap());
        change(&mut command);
        let mut server = Self {
            child: command.spawn().unwrap(),
            address: format!("http://{listen}"),
            log,
        };
        let said = said_until(&mut server.child, last);
        (server, said)
    }

    /// Asks it to stop, as a supervisor does.
    fn terminate(&self) {
        let pid = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &pid])
                .status()
                .unwrap()
                .success()
        );
    }

    /// Waits for its end, not longer than that; its log.
    fn ended(mut self, within: Duration) -> String {
        let until = Instant::now() + within;
        while Instant::now() < until {
            if let Some(status) = self.child.try_wait().unwrap() {
                assert!(status.success(), "it ended with {status}");
                return std::fs::read_to_string(&self.log).unwrap();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("it still runs after {within:?}");
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // Has ended already in tests that went well.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// What it prints, up to the line that begins like this.
fn said_until(child: &mut Child, last: &str) -> String {
    let mut said = String::new();
    let mut lines = BufReader::new(child.stdout.as_mut().unwrap());
    while !said.lines().any(|line| line.starts_with(last)) {
        let read = lines.read_line(&mut said).unwrap();
        assert!(read > 0, "it ended, and said {said:?}");
    }
    said
}

fn run(folder: &Path, arguments: &[&str], change: impl FnOnce(&mut Command)) -> Output {
    let mut command = multichannel(folder, arguments);
    change(&mut command);
    command.output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8([output.stdout.clone(), output.stderr.clone()].concat()).unwrap()
}

/// Fails unless the program ended with an error that says this.
#[track_caller]
fn refused(output: &Output, because: &str) {
    assert!(
        !output.status.success(),
        "it did not refuse: {}",
        said(output)
    );
    assert!(said(output).contains(because), "it said: {}", said(output));
    assert!(
        !said(output).contains("panicked"),
        "it said: {}",
        said(output)
    );
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}
