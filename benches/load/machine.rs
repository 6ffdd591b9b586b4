//! What it ran on.
use crate::size::Size;
use std::{fs, num::NonZero, thread};

/// A line about the machine and the size of the test.
pub fn described(size: &Size) -> String {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name"));
    let model = model.map_or("unknown processor", |line| {
        line.trim_start_matches(['\t', ' ', ':'])
    });
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let program = fs::metadata(crate::server::PROGRAM).map_or(0, |file| file.len());
    format!(
        "{cores} cores shared by server, database and client ({model}); {} connections; 1 provider, {} customers; \
         program {:.1} MB{}",
        size.connections,
        size.customers,
        program as f64 / 1e6,
        if cfg!(debug_assertions) {
            "; NOT OPTIMISED"
        } else {
            ""
        }
    )
}
