//! `multichannel serve`: the portal until it is told to stop.
use crate::{
    config::Config,
    jobs::{Jobs, deliver_mail::take_over},
    log,
    mail::{Letterhead, Transport},
    private,
    store::{Database, Url, migrate},
    web::{app, app::App, hashing::Hashing, keys::Keys, limits::Limits, server},
};
use anyhow::Context;
use std::{
    fs::{File, Permissions},
    net::{SocketAddr, TcpListener},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};
use tokio::signal::unix::{SignalKind, signal};

/// How many blocking threads each worker has, and so how many connections it can use at once.
const CONNECTIONS_A_WORKER: usize = 2;

/// Serves until SIGTERM or SIGINT; prints one line with the address when it is ready.
pub fn run(config: &Config) -> anyhow::Result<()> {
    log::init(&config.log)?;
    let place = Place::take(&config.url(), config.listen)?;
    serve(config, place, None, |address| {
        println!("Multichannel is ready at {address}")
    })
}

/// What one server has for itself; whoever finds it taken has changed nothing yet.
pub struct Place {
    /// Locked as long as it is open; PostgreSQL serves many.
    alone: Option<File>,
    listener: TcpListener,
}

impl Place {
    /// Takes the database and the port, or says which of them another server has.
    pub fn take(url: &Url, listen: SocketAddr) -> anyhow::Result<Self> {
        let alone = only_server(url)?;
        let listener = TcpListener::bind(listen).with_context(|| {
            format!("cannot listen on {listen}: is another server running there? Choose another with --listen")
        })?;
        Ok(Self { alone, listener })
    }
}

/// Serves; `mailbox` is the folder that `/demo/mailbox` shows, `ready` learns the address.
pub fn serve(
    config: &Config,
    place: Place,
    mailbox: Option<PathBuf>,
    ready: impl FnOnce(&str),
) -> anyhow::Result<()> {
    // `alone` is held to the end of this function, and with it the lock.
    let Place { alone, listener } = place;
    actix_web::rt::System::new().block_on(async {
        let app = open(config, mailbox)?;
        let address = app.public_url.as_str().to_owned();
        if alone.is_some() {
            take_over(&app.db, app.now()).await?;
        }
        let jobs = start_jobs(config, &app)?;
        forget_old_limits(app.limits.clone());
        let server = server::serve(app, listener, config.workers)?;
        let handle = server.handle();
        let running = actix_web::rt::spawn(server);
        let stop = told_to_stop()?;
        ready(&address);
        stop.await;
        // Together, so that a slow mail server does not add to what requests in flight take.
        tokio::join!(handle.stop(true), jobs.stop());
        running.await??;
        Ok(())
    })
}

/// Migrates and opens everything that requests need.
fn open(config: &Config, mailbox: Option<PathBuf>) -> anyhow::Result<App> {
    let site = config.site()?;
    let url = config.url();
    migrate::migrate(&url)?;
    migrate::check(&url)?;
    let connections = u32::try_from(config.workers * CONNECTIONS_A_WORKER)?;
    Ok(App {
        db: Database::open(&url, connections)?,
        clock: app::system_clock(),
        keys: Keys::derive(site.secret.expose()),
        public_url: site.public_url,
        trusted_proxies: config.trusted_proxies.clone(),
        hashing: Hashing::start()?,
        limits: Arc::new(Limits::default()),
        post: Arc::default(),
        mailbox,
    })
}

fn start_jobs(config: &Config, app: &App) -> anyhow::Result<Jobs> {
    let letterhead = Letterhead {
        from: config.site()?.mail_from,
        public_url: app.public_url.clone(),
        key: app.keys.link.clone(),
    };
    let transport = Transport::open(&config.mail)?;
    Ok(Jobs::start(
        app.db.clone(),
        app.clock.clone(),
        letterhead,
        transport,
        app.post.clone(),
    ))
}

/// Who has not come for a while need not be remembered: a flood of addresses would fill the memory.
fn forget_old_limits(limits: Arc<Limits>) {
    actix_web::rt::spawn(async move {
        loop {
            actix_web::rt::time::sleep(Duration::from_secs(600)).await;
            limits.tidy();
        }
    });
}

/// Waits for SIGTERM or SIGINT. From its making on neither ends the program by itself.
fn told_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// What stands at the end of the name of the file that a server on SQLite holds, beside its database.
pub const SERVING: &str = "serving";

/// SQLite has one writer thread in one process: a second server on the same file refuses to start (P29).
/// The file is for the program's user alone, so that nobody else can lock it first.
fn only_server(url: &Url) -> anyhow::Result<Option<File>> {
    let Url::Sqlite(path) = url else {
        return Ok(None);
    };
    let beside = || format!("cannot write beside {path}");
    let folder = Path::new(path).parent();
    if let Some(folder) = folder.filter(|folder| !folder.as_os_str().is_empty()) {
        private::folder(folder)
            .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    let lock = private::file(Path::new(&format!("{path}.{SERVING}"))).with_context(beside)?;
    lock.set_permissions(Permissions::from_mode(0o600))
        .with_context(beside)?;
    lock.try_lock().map_err(|_| {
        anyhow::anyhow!("another server serves {path} already: stop it first, or use PostgreSQL")
    })?;
    Ok(Some(lock))
}
