//! What the kernel counts of a process.
use std::{fs, process::Command, time::Duration};

/// Linux counts processor time in hundredths of a second, whatever the machine.
const TICK: Duration = Duration::from_millis(10);

/// Processor time used so far, in user and system.
pub fn cpu(pid: u32) -> Duration {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    // The name, in parentheses, may hold anything; what follows is numbers.
    let after = text.rsplit_once(')').map_or("", |(_, after)| after);
    let fields: Vec<&str> = after.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|n| n.parse::<u32>().ok());
    TICK * (ticks(11).unwrap_or(0) + ticks(12).unwrap_or(0))
}

/// Processor time of the living children.
pub fn cpu_of_children(parent: u32) -> Duration {
    let children = fs::read_to_string(format!("/proc/{parent}/task/{parent}/children"));
    let children = children.unwrap_or_default();
    children
        .split_whitespace()
        .filter_map(|pid| pid.parse().ok())
        .map(cpu)
        .sum()
}

/// Memory in MiB: what is resident now, and the most that was since [`forget_peak`].
pub struct Memory {
    pub now: f64,
    pub peak: f64,
}

pub fn memory(pid: u32) -> Memory {
    let text = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let kib = |name: &str| -> f64 {
        let line = text.lines().find_map(|line| line.strip_prefix(name));
        let number = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        number.unwrap_or(0.0)
    };
    Memory {
        now: kib("VmRSS:") / 1024.0,
        peak: kib("VmHWM:") / 1024.0,
    }
}

/// Starts counting the peak anew.
pub fn forget_peak(pid: u32) {
    fs::write(format!("/proc/{pid}/clear_refs"), "5").ok();
}

/// Asks a process to stop, as a supervisor does.
pub fn terminate(pid: u32) {
    let done = Command::new("kill")
        .args(["-TERM", &pid.to_string()])
        .status();
    assert!(done.is_ok_and(|status| status.success()), "kill {pid}");
}
