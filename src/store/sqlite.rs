//! What SQLite is told, and asked to watch, for which there are words neither in SQL nor in diesel. Diesel lends nobody
//! its handle, so SQLite itself calls for each connection that it opens; what is set there lives and ends with it.
#![expect(
    unsafe_code,
    reason = "settings and hooks of SQLite are C functions; nothing of them leaves this file"
)]
use libsqlite3_sys as ffi;
use std::{
    cell::Cell,
    ffi::{c_char, c_int, c_uint, c_void},
    ptr,
    sync::Once,
    time::{Duration, Instant},
};

/// How long a statement may take (P24), as `statement_timeout` says for PostgreSQL: SQLite has no such setting.
const LIMIT: Duration = Duration::from_secs(2);
/// How many steps of SQLite's machine lie between two looks at the clock: some 50 µs.
const STEPS: c_int = 4096;

thread_local! {
    /// Whether the connection that this thread opens now shall have the limit.
    static LIMITED: Cell<bool> = const { Cell::new(false) };
}

/// Opens a connection with our settings. If `limited`, its statements are stopped when they take too long. One that has
/// begun to write is not: to stop it SQLite undoes the whole transaction, and with it what others wrote in the same group.
pub fn open<T>(limited: bool, open: impl FnOnce() -> T) -> T {
    static TOLD: Once = Once::new();
    TOLD.call_once(tell);
    LIMITED.set(limited);
    let opened = open();
    LIMITED.set(false);
    opened
}

/// Once, before the first connection of the program is opened.
fn tell() {
    // A connection is used by one thread at a time, as the compiler sees to: it needs no lock around every call.
    // Nobody reads the memory statistics, and each allocation of every thread would wait for their lock.
    // SAFETY: nothing uses SQLite yet, and `on_open` has the form that it asks for.
    let told = unsafe {
        [
            ffi::sqlite3_config(ffi::SQLITE_CONFIG_MULTITHREAD),
            ffi::sqlite3_config(ffi::SQLITE_CONFIG_MEMSTATUS, 0 as c_int),
            ffi::sqlite3_auto_extension(Some(on_open)),
        ]
    };
    if told != [ffi::SQLITE_OK; 3] {
        tracing::warn!(
            ?told,
            "SQLite runs with its own settings: slower, and without a limit of time"
        );
    }
}

unsafe extern "C" fn on_open(
    db: *mut ffi::sqlite3,
    _: *mut *mut c_char,
    _: *const ffi::sqlite3_api_routines,
) -> c_int {
    // SAFETY: `db` was just opened.
    let planned = unsafe { plan_once(db) };
    if planned != ffi::SQLITE_OK || !LIMITED.get() {
        return planned;
    }
    // SAFETY: as above.
    unsafe { limit(db) }
}

/// Plans do not depend on the values that are bound. Otherwise SQLite parses and plans each prepared statement anew
/// whenever a `LIMIT` is bound, which costs more than most of our statements.
unsafe fn plan_once(db: *mut ffi::sqlite3) -> c_int {
    // SAFETY: the connection is open; the setting takes an int and the place of an answer, which may be none.
    unsafe {
        ffi::sqlite3_db_config(
            db,
            ffi::SQLITE_DBCONFIG_ENABLE_QPSG,
            1 as c_int,
            ptr::null_mut::<c_int>(),
        )
    }
}

/// What is known of a connection.
struct Watch {
    db: *mut ffi::sqlite3,
    /// When its last statement began.
    begun: Cell<Instant>,
}

unsafe fn limit(db: *mut ffi::sqlite3) -> c_int {
    let begun = Cell::new(Instant::now());
    let watch: *mut c_void = Box::into_raw(Box::new(Watch { db, begun })).cast();
    // SAFETY: the connection is open. It owns the watch, and calls nobody once it has let go of it.
    unsafe {
        let kept = ffi::sqlite3_set_clientdata(db, c"statement limit".as_ptr(), watch, Some(free));
        if kept == ffi::SQLITE_OK {
            let begins = ffi::SQLITE_TRACE_STMT as c_uint;
            ffi::sqlite3_trace_v2(db, begins, Some(on_statement), watch);
            ffi::sqlite3_progress_handler(db, STEPS, Some(on_progress), watch);
        }
        kept
    }
}

unsafe extern "C" fn free(watch: *mut c_void) {
    // SAFETY: made by `limit`, and given back once.
    drop(unsafe { Box::from_raw(watch.cast::<Watch>()) });
}

unsafe extern "C" fn on_statement(
    _: c_uint,
    watch: *mut c_void,
    _: *mut c_void,
    _: *mut c_void,
) -> c_int {
    // SAFETY: made by `limit`; a connection is used by one thread at a time.
    let watch = unsafe { &*watch.cast::<Watch>() };
    watch.begun.set(Instant::now());
    0
}

/// Anything but 0 stops the statement.
unsafe extern "C" fn on_progress(watch: *mut c_void) -> c_int {
    // SAFETY: as above.
    let watch = unsafe { &*watch.cast::<Watch>() };
    c_int::from(watch.begun.get().elapsed() > LIMIT && !watch.writes())
}

impl Watch {
    /// Whether a statement that has begun writes.
    fn writes(&self) -> bool {
        // SAFETY: the connection is open as long as it calls; looking at its statements changes nothing.
        unsafe {
            let mut statement = ffi::sqlite3_next_stmt(self.db, ptr::null_mut());
            while !statement.is_null() {
                let busy = ffi::sqlite3_stmt_busy(statement) != 0;
                if busy && ffi::sqlite3_stmt_readonly(statement) == 0 {
                    return true;
                }
                statement = ffi::sqlite3_next_stmt(self.db, statement);
            }
            false
        }
    }
}
