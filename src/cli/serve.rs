//! `multichannel serve`: the portal until it is told to stop.
use crate::{
    config::Config,
    jobs::{Jobs, deliver_mail::take_over},
    log,
    mail::{Letterhead, Transport},
    store::{Database, Url, migrate},
    web::{app, app::App, hashing::Hashing, keys::Keys, limits::Limits, server},
};
use anyhow::Context;
use std::{fs::File, net::TcpListener, path::PathBuf, sync::Arc, time::Duration};
use tokio::signal::unix::{SignalKind, signal};

/// How many blocking threads each worker has, and so how many connections it can use at once.
const CONNECTIONS_A_WORKER: usize = 2;

/// Serves until SIGTERM or SIGINT; prints one line with the address when it is ready.
pub fn run(config: &Config) -> anyhow::Result<()> {
    log::init(&config.log)?;
    serve(config, None, |address| {
        println!("Multichannel is ready at {address}")
    })
}

/// Serves; `mailbox` is the folder that `/demo/mailbox` shows, `ready` learns the address.
pub fn serve(
    config: &Config,
    mailbox: Option<PathBuf>,
    ready: impl FnOnce(&str),
) -> anyhow::Result<()> {
    let alone = only_server(&config.url())?;
    let listener = TcpListener::bind(config.listen).with_context(|| {
        format!(
            "cannot listen on {}: is another server running there? Choose another with --listen",
            config.listen
        )
    })?;
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
        ready(&address);
        told_to_stop().await?;
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

async fn told_to_stop() -> std::io::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

/// SQLite has one writer thread in one process: a second server on the same file refuses to start (P29).
fn only_server(url: &Url) -> anyhow::Result<Option<File>> {
    let Url::Sqlite(path) = url else {
        return Ok(None);
    };
    if let Some(folder) = std::path::Path::new(path)
        .parent()
        .filter(|f| !f.as_os_str().is_empty())
    {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    let lock = File::create(format!("{path}.serving"))
        .with_context(|| format!("cannot write beside {path}"))?;
    lock.try_lock().map_err(|_| {
        anyhow::anyhow!("another server serves {path} already: stop it first, or use PostgreSQL")
    })?;
    Ok(Some(lock))
}
