//! The program `multichannel`.
use clap::Parser;
use multichannel::cli::Cli;
use std::process::ExitCode;

// Gives memory back after a burst of password checks, where glibc's allocator keeps gigabytes.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Wrong usage ends with 2 (clap does that), a failure with one sentence and 1.
fn main() -> ExitCode {
    match Cli::parse().run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("multichannel: {error:#}");
            ExitCode::FAILURE
        }
    }
}
