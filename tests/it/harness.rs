//! A portal on a fresh database, once for each kind of database there is to test against; reached over HTTP only.
use crate::postgres;
use actix_web::dev::ServerHandle;
use multichannel::{
    config::{PublicUrl, TrustedProxies},
    domain::time::Timestamp,
    store::{Database, Url, migrate},
    web::{app::App, hashing::Hashing, keys::Keys, limits::Limits, server},
};
use std::{
    net::TcpListener,
    sync::{
        Arc, LazyLock, Mutex, OnceLock,
        atomic::{AtomicI64, Ordering},
    },
};
use tempfile::TempDir;

/// When every test begins.
pub const NOW: &str = "2026-03-02T12:00:00Z";

/// Threads that hash are shared: there are only so many cores.
static HASHING: LazyLock<Hashing> = LazyLock::new(|| Hashing::start().unwrap());

/// A running portal.
pub struct Portal {
    /// What the server runs on; for looking at the database and for jobs.
    pub app: App,
    /// Where it is reached, without a slash at the end.
    pub address: String,
    /// How many mails the test has read.
    pub mails_read: Mutex<usize>,
    now: Arc<AtomicI64>,
    /// Where the database is.
    pub url: Url,
    _server: Running,
    _folder: TempDir,
}

/// The same portal, served once more with other settings.
pub struct Beside {
    /// Where that is, without a slash at the end.
    pub address: String,
    _server: Running,
}

/// A server that runs until this is dropped.
struct Running(ServerHandle);

/// Runs the test once on each database; a failure names the database on standard error.
pub async fn on_each_database(test: impl AsyncFn(Portal)) {
    for database in ["sqlite", "postgres"] {
        if let Some(portal) = Portal::start(database).await {
            eprintln!("on {database}");
            test(portal).await;
        }
    }
}

impl Portal {
    /// A fresh portal, or `None` where there is no such database.
    pub async fn start(database: &'static str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let url = fresh_database(database, &folder)?;
        let now = Arc::new(AtomicI64::new(Timestamp::parse(NOW).unwrap().micros()));
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        std::fs::create_dir(folder.path().join("mail")).unwrap();
        let app = App {
            db: Database::open(&url, 4).unwrap(),
            clock: {
                let now = now.clone();
                Arc::new(move || Timestamp::from_micros(now.load(Ordering::SeqCst)))
            },
            keys: Keys::derive(&[7; 32]),
            public_url: PublicUrl::parse(&address).unwrap(),
            trusted_proxies: TrustedProxies::default(),
            hashing: HASHING.clone(),
            limits: Arc::new(Limits::default()),
            post: Arc::default(),
            mailbox: Some(folder.path().join("mail")),
        };
        let server = run(app.clone(), listener);
        Some(Self {
            app,
            address,
            mails_read: Mutex::new(0),
            now,
            url,
            _server: server,
            _folder: folder,
        })
    }

    /// Serves the same database in another way; guesses and mails are counted anew there.
    pub fn beside(&self, change: impl FnOnce(&mut App)) -> Beside {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let mut app = self.app.clone();
        app.limits = Arc::new(Limits::default());
        change(&mut app);
        Beside {
            address,
            _server: run(app, listener),
        }
    }

    /// The portal's time.
    pub fn now(&self) -> Timestamp {
        self.app.now()
    }

    /// Lets time pass; sessions older than an hour end with it.
    pub fn pass_seconds(&self, seconds: i64) {
        self.now.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }

    /// Lets days pass.
    pub fn pass_days(&self, days: i64) {
        self.pass_seconds(days * 86_400);
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Nobody waits for the answer: the thread ends by itself.
        drop(self.0.stop(false));
    }
}

/// Serves in a thread of its own, as `multichannel serve` does in its process.
fn run(app: App, listener: TcpListener) -> Running {
    let (sender, handle) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let server = server::serve(app, listener, 1).unwrap();
            sender.send(server.handle()).unwrap();
            server.await.unwrap();
        });
    });
    Running(handle.recv().unwrap())
}

/// A migrated database: a copy of one that was migrated once for all tests.
fn fresh_database(database: &str, folder: &TempDir) -> Option<Url> {
    if database == "sqlite" {
        static TEMPLATE: OnceLock<TempDir> = OnceLock::new();
        let template = TEMPLATE.get_or_init(|| {
            let folder = tempfile::tempdir().unwrap();
            migrate::migrate(&sqlite_in(&folder)).unwrap();
            folder
        });
        std::fs::copy(
            template.path().join("portal.db"),
            folder.path().join("portal.db"),
        )
        .unwrap();
        return Some(sqlite_in(folder));
    }
    static TEMPLATE: OnceLock<Option<String>> = OnceLock::new();
    let template = TEMPLATE.get_or_init(|| {
        let url = postgres::server()?.fresh_database(None);
        migrate::migrate(&url.parse().unwrap()).unwrap();
        Some(url)
    });
    let url = postgres::server()?.fresh_database(template.as_deref());
    Some(url.parse().unwrap())
}

fn sqlite_in(folder: &TempDir) -> Url {
    Url::Sqlite(folder.path().join("portal.db").display().to_string())
}
