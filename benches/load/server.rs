//! The built program, on a fresh database, in a folder of its own.
use crate::{client::Connection, postgres, process, size::Size};
use multichannel::store::Url;
use std::{
    fs::File,
    io::{BufRead, BufReader},
    net::{SocketAddr, TcpListener},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_multichannel");
/// Of this test alone; cookies and links are made with it.
pub const SECRET: &str = "0123456789abcdeffedcba98765432100123456789abcdeffedcba9876543210";

/// A fresh database and a folder for everything else.
pub struct Place {
    pub folder: TempDir,
    database: String,
    /// The process whose children are the database's connections.
    pub postmaster: Option<u32>,
}

impl Place {
    /// One for each kind of database that there is here.
    pub fn all(size: &Size) -> impl Iterator<Item = Self> {
        let wanted = |name: &&str| size.only.as_deref().is_none_or(|only| only == *name);
        let names = ["sqlite", "postgres"].into_iter();
        names.filter(wanted).filter_map(Self::new)
    }

    fn new(name: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        if name == "sqlite" {
            let database = format!("sqlite://{}", folder.path().join("load.db").display());
            return Some(Self {
                folder,
                database,
                postmaster: None,
            });
        }
        // As it comes: every commit reaches the disk before it is acknowledged.
        let database = postgres::server_with("")?.fresh_database(None);
        Some(Self {
            folder,
            postmaster: Some(postmaster_of(&database)),
            database,
        })
    }

    pub fn name(&self) -> &'static str {
        match self.postmaster {
            None => "SQLite",
            Some(_) => "PostgreSQL",
        }
    }

    pub fn url(&self) -> Url {
        self.database.parse().unwrap()
    }

    /// Runs a command of the program to its end; returns what it printed.
    pub fn run(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).stderr(Stdio::inherit()).output();
        let output = output.unwrap();
        assert!(output.status.success(), "{arguments:?} failed");
        String::from_utf8(output.stdout).unwrap()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(arguments).current_dir(self.folder.path());
        let inherited = std::env::vars_os().map(|(name, _)| name);
        let ours = inherited.filter(|name| name.to_string_lossy().starts_with("MULTICHANNEL_"));
        ours.for_each(|name| {
            command.env_remove(name);
        });
        command.env("DATABASE_URL", &self.database);
        command
    }
}

/// The running server.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
    /// From starting the program until it says that it is ready.
    pub started_in: Duration,
    /// Kept open, so that the server may print.
    _output: BufReader<ChildStdout>,
}

impl Server {
    pub fn start(place: &Place) -> Self {
        let address = free_address();
        let log = File::create(place.folder.path().join("log")).unwrap();
        let mut command = place.command(&["serve"]);
        command
            .env("MULTICHANNEL_LISTEN", address.to_string())
            .env("MULTICHANNEL_PUBLIC_URL", format!("http://{address}"))
            .env("MULTICHANNEL_SECRET", SECRET)
            .env("MULTICHANNEL_MAIL", "log:")
            .env("MULTICHANNEL_MAIL_FROM", "portal@load.example")
            // So that sign-ins can come from many addresses, as they do.
            .env("MULTICHANNEL_TRUSTED_PROXIES", "127.0.0.1/32");
        command.stdout(Stdio::piped()).stderr(log);
        let begun = Instant::now();
        let mut child = command.spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        let started_in = begun.elapsed();
        let server = Self {
            child,
            address,
            started_in,
            _output: output,
        };
        assert!(
            !line.is_empty(),
            "the server did not start: {}",
            tail(place)
        );
        let ready = Connection::open(address).send(b"GET /readyz HTTP/1.1\r\nHost: load\r\n\r\n");
        assert_eq!(ready.status, 200, "{}", tail(place));
        server
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        process::terminate(self.child.id());
        self.child.wait().ok();
    }
}

/// The first line of the file that PostgreSQL keeps in its data folder.
fn postmaster_of(database: &str) -> u32 {
    let folder = database
        .split_once("host=")
        .map_or("", |(_, folder)| folder);
    let file = Path::new(folder).join("data/postmaster.pid");
    let text = std::fs::read_to_string(file).unwrap();
    text.lines().next().unwrap().trim().parse().unwrap()
}

fn free_address() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap()
}

fn tail(place: &Place) -> String {
    let log = place.folder.path().join("log");
    let log = std::fs::read_to_string(Path::new(&log)).unwrap_or_default();
    let from = log.lines().count().saturating_sub(5);
    log.lines().skip(from).collect::<Vec<_>>().join("\n")
}
