//! One throw-away PostgreSQL for the whole test process: own data folder, own unix socket, gone with the process.
use crate::keeper;
use diesel::prelude::*;
use diesel::{connection::SimpleConnection, sql_query, sql_types::Text};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};
use std::{env, fs, os::unix, thread};

/// Makes the cluster, runs the server, and takes both away when its standard input closes.
const KEEPER: &str = r#"
trap '' HUP INT TERM
if $AS_USER "$PG_BIN/initdb" -D data -U postgres -A trust -E UTF8 --locale=C --no-sync >log 2>&1; then
  $AS_USER "$PG_BIN/postgres" -D data -k "$PWD" -c listen_addresses= $SETTINGS \
    -c max_connections=300 -c shared_buffers=64MB >>log 2>&1 </dev/null &
fi
server=$!
read -r _
[ -z "$server" ] || kill -QUIT "$server"
wait
cd / && rm -rf "$FOLDER"
"#;

/// Tests may lose everything in a power cut; that makes them quick.
const FORGETFUL: &str = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off";

/// The running server.
pub struct Server {
    folder: PathBuf,
    admin: Mutex<PgConnection>,
    /// Holds the pipe whose end is the end of the server.
    _keeper: Child,
}

/// The server of this process, started on first use; `None` where PostgreSQL is not installed.
pub fn server() -> Option<&'static Server> {
    server_with(FORGETFUL)
}

/// The same with other settings, of which the first ones given count.
pub fn server_with(settings: &str) -> Option<&'static Server> {
    static SERVER: OnceLock<Option<Result<Server, String>>> = OnceLock::new();
    let started = SERVER.get_or_init(|| match find() {
        Ok(bin) => Some(Server::start(&bin, settings)),
        Err(looked_in) => {
            keeper::left_out(&format!(
                "PostgreSQL: not found (looked in {looked_in}): tests run on SQLite only"
            ));
            None
        }
    });
    match started.as_ref()? {
        Ok(server) => Some(server),
        Err(why) => panic!("PostgreSQL does not start: {why}"),
    }
}

impl Server {
    /// The address of a new, empty database, or of a copy of the one at `template`, to which nobody may be connected.
    pub fn fresh_database(&self, template: Option<&str>) -> String {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let name = format!("t{}", NEXT.fetch_add(1, Ordering::Relaxed));
        let template = template.map_or("template0", name_in);
        self.execute(&format!("CREATE DATABASE {name} TEMPLATE {template}"));
        address(&self.folder, &name)
    }

    /// Gives the space of a database back, whoever is still connected to it.
    pub fn drop_database(&self, url: &str) {
        self.execute(&format!("DROP DATABASE {} WITH (FORCE)", name_in(url)));
    }

    fn execute(&self, statement: &str) {
        let mut admin = self.admin.lock().unwrap_or_else(PoisonError::into_inner);
        admin.batch_execute(statement).unwrap();
    }

    fn start(bin: &Path, settings: &str) -> Result<Self, String> {
        let account = account()?;
        let folder = own_folder(account).map_err(|e| e.to_string())?;
        let keeper = run(bin, &folder, account, settings).map_err(|e| e.to_string())?;
        let admin = Mutex::new(wait_for(&folder)?);
        Ok(Self {
            folder,
            admin,
            _keeper: keeper,
        })
    }
}

/// Over the socket: no port to be free, nobody else to reach it.
fn address(folder: &Path, database: &str) -> String {
    format!("postgres://postgres@/{database}?host={}", folder.display())
}

fn name_in(url: &str) -> &str {
    let rest = url.strip_prefix("postgres://postgres@/");
    let name = rest.and_then(|rest| Some(rest.split_once('?')?.0));
    name.unwrap_or_else(|| panic!("{url} is no database of this server"))
}

/// PostgreSQL refuses to run as root: the user and group to run it as, then.
fn account() -> Result<Option<(u32, u32)>, String> {
    let id = |arguments: &[&str]| -> Option<u32> {
        let output = Command::new("id").args(arguments).output().ok()?;
        String::from_utf8(output.stdout).ok()?.trim().parse().ok()
    };
    if id(&["-u"]) != Some(0) {
        return Ok(None);
    }
    let other = |user| Some((id(&["-u", user])?, id(&["-g", user])?));
    let found = other("postgres").or_else(|| other("nobody"));
    found
        .map(Some)
        .ok_or_else(|| "root may not run it, and there is no other user".to_owned())
}

fn own_folder(account: Option<(u32, u32)>) -> io::Result<PathBuf> {
    let folder = tempfile::Builder::new()
        .prefix("multichannel-pg-")
        .tempdir()?
        .keep()
        .canonicalize()?;
    if let Some((uid, gid)) = account {
        unix::fs::chown(&folder, Some(uid), Some(gid))?;
    }
    Ok(folder)
}

fn run(
    bin: &Path,
    folder: &Path,
    account: Option<(u32, u32)>,
    settings: &str,
) -> io::Result<Child> {
    let as_user = account.map_or(String::new(), |(uid, gid)| {
        format!("setpriv --reuid={uid} --regid={gid} --clear-groups")
    });
    let variables = [
        ("PG_BIN", bin.as_os_str()),
        ("AS_USER", as_user.as_ref()),
        ("SETTINGS", settings.as_ref()),
        ("LC_ALL", "C".as_ref()),
    ];
    keeper::keep(KEEPER, folder, &variables)
}

/// A connection of diesel's own, for tests below the portal's store.
#[expect(
    clippy::disallowed_methods,
    reason = "the address is our own, and this is not the portal's database"
)]
pub fn connect(url: &str) -> ConnectionResult<PgConnection> {
    PgConnection::establish(url)
}

fn wait_for(folder: &Path) -> Result<PgConnection, String> {
    let url = address(folder, "postgres");
    let until = Instant::now() + Duration::from_secs(60);
    loop {
        match connect(&url) {
            Ok(admin) => return trusted(admin, folder),
            Err(_) if Instant::now() < until => thread::sleep(Duration::from_millis(20)),
            Err(error) => {
                let log = fs::read_to_string(folder.join("log")).unwrap_or_default();
                return Err(format!("{error}\n{log}"));
            }
        }
    }
}

/// Only a server on our own data folder may be filled and dropped by tests.
fn trusted(mut admin: PgConnection, folder: &Path) -> Result<PgConnection, String> {
    #[derive(QueryableByName)]
    struct Setting {
        #[diesel(sql_type = Text)]
        data_directory: String,
    }
    let shown = sql_query("SHOW data_directory").get_result::<Setting>(&mut admin);
    let shown = shown.map_err(|e| e.to_string())?.data_directory;
    if Path::new(&shown) != folder.join("data") {
        return Err(format!(
            "a strange server answered, with its data in {shown}"
        ));
    }
    Ok(admin)
}

/// The folder with fitting `initdb` and `postgres`, or the folders that were looked in.
fn find() -> Result<PathBuf, String> {
    let folders: Vec<PathBuf> = match env::var_os("MULTICHANNEL_TEST_PG_BIN") {
        Some(given) => vec![given.into()],
        None => {
            let path = env::var_os("PATH").unwrap_or_default();
            env::split_paths(&path).chain(packaged()).collect()
        }
    };
    let fitting = folders.iter().find_map(|folder| {
        // A link in the PATH stands for the folder it leads to.
        let real = folder.join("initdb").canonicalize().ok()?;
        let bin = real.parent()?;
        let version = version(&bin.join("initdb"))?;
        (self::version(&bin.join("postgres"))? == version).then(|| bin.to_owned())
    });
    let names = folders.iter().map(|folder| folder.display().to_string());
    fitting.ok_or_else(|| names.collect::<Vec<_>>().join(", "))
}

/// Where Debian and its kin keep the server, newest first.
fn packaged() -> Vec<PathBuf> {
    let entries = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    let mut versions: Vec<u32> = entries
        .filter_map(|e| e.file_name().to_str()?.parse().ok())
        .collect();
    versions.sort_unstable_by(|a, b| b.cmp(a));
    versions
        .iter()
        .map(|v| format!("/usr/lib/postgresql/{v}/bin").into())
        .collect()
}

fn version(program: &Path) -> Option<String> {
    let output = Command::new(program).arg("--version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| {
        text.split_once(')')
            .map(|(_, number)| number.trim().to_owned())
    })?
}
