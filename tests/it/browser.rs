//! A real browser for the tests: one `chromedriver` for the whole test process, a new Chromium for each session.
use crate::keeper;
use serde::Deserialize;
use serde_json::json;
use std::io;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, thread};
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, WebDriver};

/// Waits for its standard input to close, then ends the driver with its browsers (one process group) and takes away what they wrote.
const KEEPER: &str = r#"
read -r _
kill -s KILL -- "-$GROUP"
cd / && sleep 0.2 && rm -rf "$FOLDER" || { sleep 1 && rm -rf "$FOLDER"; }
"#;

const FLAGS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// The driver that listens.
struct Driver {
    folder: PathBuf,
    port: u16,
    /// Holds the pipe whose end is the end of the driver.
    _keeper: Child,
}

/// What axe found wrong on a page.
#[derive(Debug, Deserialize)]
pub struct Violation {
    pub id: String,
    pub impact: Option<String>,
    pub help: String,
    /// The selectors of the elements concerned.
    pub targets: Vec<String>,
}

/// A new browser session with a viewport of this size; `None` where there is no Chromium. End it with `quit`.
pub async fn driver(javascript: bool, width: u32, height: u32, dark: bool) -> Option<WebDriver> {
    static SESSIONS: AtomicU32 = AtomicU32::new(1);
    let running = running()?;
    let profile = running.folder.join(format!(
        "profile-{}",
        SESSIONS.fetch_add(1, Ordering::Relaxed)
    ));
    let mut chrome = DesiredCapabilities::chrome();
    for flag in FLAGS {
        chrome.add_arg(flag).unwrap();
    }
    chrome
        .add_arg(&format!("--user-data-dir={}", profile.display()))
        .unwrap();
    if dark {
        chrome.add_arg("--force-dark-mode").unwrap();
    }
    if !javascript {
        let prefs = json!({ "profile.managed_default_content_settings.javascript": 2 });
        chrome.add_experimental_option("prefs", prefs).unwrap();
    }
    // The window of a desktop browser cannot be made as narrow as a telephone; its page can.
    let metrics = json!({ "width": width, "height": height, "pixelRatio": 1.0, "touch": false, "mobile": width < 600 });
    chrome
        .add_experimental_option("mobileEmulation", json!({ "deviceMetrics": metrics }))
        .unwrap();
    let address = format!("http://127.0.0.1:{}", running.port);
    Some(
        WebDriver::builder(address, chrome)
            .client(client())
            .await
            .unwrap(),
    )
}

/// Keeps no connection open: a failing test ends its session from another thread, where nobody would read from it.
fn client() -> reqwest::Client {
    let client = reqwest::Client::builder().pool_max_idle_per_host(0);
    client.timeout(Duration::from_secs(60)).build().unwrap()
}

/// Looks at the page with axe, by the driver's own script, which the page's content security policy does not bind.
pub async fn axe(driver: &WebDriver) -> Vec<Violation> {
    const AXE: &str = include_str!("../browser/axe.min.js");
    // Where scripts are switched off timers never fire, promises do: axe gets timers made of promises.
    let script = format!(
        "const soon = act => {{ Promise.resolve().then(act); return 0; }};
        (function (setTimeout) {{ {AXE} }})(soon);
        const targets = v => v.nodes.map(node => node.target.join(' '));
        return axe.run(document, {{ resultTypes: ['violations'] }}).then(found => found.violations.map(
            v => ({{ id: v.id, impact: v.impact, help: v.help, targets: targets(v) }})));"
    );
    let found = driver.execute(script, Vec::new()).await.unwrap();
    found.convert().unwrap()
}

fn running() -> Option<&'static Driver> {
    static DRIVER: OnceLock<Option<io::Result<Driver>>> = OnceLock::new();
    let started = DRIVER.get_or_init(|| {
        let missing: Vec<_> = ["chromium", "chromedriver"]
            .into_iter()
            .filter(|name| !in_path(name))
            .collect();
        if missing.is_empty() {
            return Some(start());
        }
        let missing = missing.join(" and ");
        keeper::left_out(&format!(
            "Browser: no {missing} in the PATH: tests run without a browser"
        ));
        None
    });
    match started.as_ref()? {
        Ok(driver) => Some(driver),
        Err(why) => panic!("chromedriver does not start: {why}"),
    }
}

fn in_path(name: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).any(|folder| folder.join(name).is_file())
}

fn start() -> io::Result<Driver> {
    let folder = tempfile::Builder::new()
        .prefix("multichannel-web-")
        .tempdir()?
        .keep();
    let log = fs::File::create(folder.join("log"))?;
    let mut driver = Command::new("chromedriver");
    driver
        .arg("--port=0")
        .env("TMPDIR", &folder)
        .env("HOME", &folder);
    driver
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .stdout(log);
    let driver = driver.process_group(0).spawn()?;
    let group = driver.id().to_string();
    let keeper = keeper::keep(KEEPER, &folder, &[("GROUP", group.as_ref())])?;
    let port = port(&folder.join("log"))?;
    Ok(Driver {
        folder,
        port,
        _keeper: keeper,
    })
}

/// The port that the driver chose, from its first words.
fn port(log: &Path) -> io::Result<u16> {
    let until = Instant::now() + Duration::from_secs(30);
    loop {
        let said = fs::read_to_string(log).unwrap_or_default();
        let port = said
            .split_once("started successfully on port ")
            .and_then(|(_, rest)| rest.split_once('.')?.0.parse().ok());
        match port {
            Some(port) => return Ok(port),
            None if Instant::now() < until => thread::sleep(Duration::from_millis(20)),
            None => return Err(io::Error::other(said)),
        }
    }
}
