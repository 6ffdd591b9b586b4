//! What SQLite is told before its first connection, for which there are neither words in SQL nor in diesel.
#![expect(
    unsafe_code,
    reason = "settings and hooks of SQLite are C functions; nothing of them leaves this file"
)]
use libsqlite3_sys as ffi;
use std::{
    ffi::{c_char, c_int},
    ptr,
    sync::Once,
};

/// Tells SQLite once, before the first connection of the program is opened.
pub fn apply() {
    static TOLD: Once = Once::new();
    TOLD.call_once(|| {
        // Nobody reads SQLite's memory statistics, and each allocation of every thread would wait for their lock.
        // SAFETY: nothing uses SQLite yet, and `on_open` has the form that it asks for.
        let told = unsafe {
            [
                ffi::sqlite3_config(ffi::SQLITE_CONFIG_MEMSTATUS, 0 as c_int),
                ffi::sqlite3_auto_extension(Some(on_open)),
            ]
        };
        if told != [ffi::SQLITE_OK; 2] {
            tracing::warn!(?told, "SQLite runs with its own settings, which are slower");
        }
    });
}

/// Plans do not depend on the values that are bound. Otherwise SQLite parses and plans each prepared statement anew
/// whenever a `LIMIT` is bound, which costs more than most of our statements.
unsafe extern "C" fn on_open(
    db: *mut ffi::sqlite3,
    _: *mut *mut c_char,
    _: *const ffi::sqlite3_api_routines,
) -> c_int {
    // SAFETY: `db` was just opened; the setting takes an int and the place of an answer, which may be none.
    unsafe {
        ffi::sqlite3_db_config(
            db,
            ffi::SQLITE_DBCONFIG_ENABLE_QPSG,
            1 as c_int,
            ptr::null_mut::<c_int>(),
        )
    }
}
