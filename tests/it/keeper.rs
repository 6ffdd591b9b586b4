//! What runs beside the tests, started once for the test process, must end with it and leave nothing behind.
use std::io::{self, Write};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::{env, ffi::OsStr};

/// Runs a shell script in `folder`, for as long as the child is held. Its standard input closes when the test
/// process ends, in whatever way: the kernel sees to that. So a script that reads it tidies up after a panic, too.
pub fn keep(script: &str, folder: &Path, variables: &[(&str, &OsStr)]) -> io::Result<Child> {
    let mut command = Command::new("/bin/sh");
    command.args(["-c", script]).current_dir(folder);
    command
        .env("FOLDER", folder)
        .envs(variables.iter().copied());
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    // Its own group: an interrupt at the terminal must not end it before it has tidied up.
    command.process_group(0).spawn()
}

/// Says on the real standard error, which the test runner does not swallow, that something is not tested.
/// On CI nothing may be left out.
pub fn left_out(message: &str) {
    assert!(env::var("CI").as_deref() != Ok("true"), "{message}");
    let _ = writeln!(io::stderr(), "{message}");
}
