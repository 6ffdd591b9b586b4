//! SQLite has no statement timeout: this gives it one (P24). Diesel lends nobody its handle, so SQLite itself is asked
//! to call for each connection that it opens; what is set there lives and ends with the connection.
#![expect(
    unsafe_code,
    reason = "the hooks of SQLite are C functions; nothing of them leaves this file"
)]
use libsqlite3_sys as ffi;
use std::{
    cell::Cell,
    ffi::{c_char, c_int, c_uint, c_void},
    ptr,
    sync::Once,
    time::{Duration, Instant},
};

/// How long a statement may take, as `statement_timeout` says for PostgreSQL.
const LIMIT: Duration = Duration::from_secs(2);
/// How many steps of SQLite's machine lie between two looks at the clock: some 50 µs.
const STEPS: c_int = 4096;

thread_local! {
    /// Whether the connection that this thread opens now shall have the limit.
    static WANTED: Cell<bool> = const { Cell::new(false) };
}

/// What is known of a connection.
struct Watch {
    db: *mut ffi::sqlite3,
    /// When its last statement began.
    begun: Cell<Instant>,
}

/// Opens a connection whose statements are stopped when they take too long. One that has begun to write is not: to
/// stop it SQLite undoes the whole transaction, and with it what others wrote in the same group.
pub fn limited<T>(open: impl FnOnce() -> T) -> T {
    static HOOK: Once = Once::new();
    // SAFETY: `on_open` has the form that SQLite asks for.
    HOOK.call_once(|| unsafe {
        ffi::sqlite3_auto_extension(Some(on_open));
    });
    WANTED.set(true);
    let opened = open();
    WANTED.set(false);
    opened
}

unsafe extern "C" fn on_open(
    db: *mut ffi::sqlite3,
    _: *mut *mut c_char,
    _: *const ffi::sqlite3_api_routines,
) -> c_int {
    if !WANTED.get() {
        return ffi::SQLITE_OK;
    }
    let begun = Cell::new(Instant::now());
    let watch: *mut c_void = Box::into_raw(Box::new(Watch { db, begun })).cast();
    // SAFETY: `db` was just opened. It owns the watch, and calls nobody once it has let go of it.
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
    // SAFETY: made by `on_open`, and given back once.
    drop(unsafe { Box::from_raw(watch.cast::<Watch>()) });
}

unsafe extern "C" fn on_statement(
    _: c_uint,
    watch: *mut c_void,
    _: *mut c_void,
    _: *mut c_void,
) -> c_int {
    // SAFETY: made by `on_open`; a connection is used by one thread at a time.
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
