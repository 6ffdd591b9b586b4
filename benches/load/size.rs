//! How much is asked of the server: always bounded, in number and in time.
use std::{env, time::Duration};

/// The size of the world and of each measurement.
pub struct Size {
    pub customers: usize,
    /// Of each kind that only reads.
    pub reads: usize,
    /// Of each kind that writes.
    pub writes: usize,
    pub sign_ins: usize,
    pub connections: usize,
    /// The longest that one measurement takes.
    pub longest: Duration,
    /// One database alone.
    pub only: Option<String>,
}

impl Size {
    /// The full size, unless the environment says otherwise.
    pub fn from_environment() -> Self {
        let requests = number("LOAD_REQUESTS", 20_000);
        Self {
            customers: number("LOAD_CUSTOMERS", 100_000),
            reads: requests,
            writes: requests / 4,
            sign_ins: number("LOAD_SIGN_INS", 1_000),
            connections: number("LOAD_CONNECTIONS", 32),
            longest: Duration::from_secs(number("LOAD_SECONDS", 60) as u64),
            only: env::var("LOAD_ONLY").ok(),
        }
    }
}

fn number(variable: &str, default: usize) -> usize {
    let Ok(text) = env::var(variable) else {
        return default;
    };
    text.parse()
        .unwrap_or_else(|_| panic!("{variable} is not a number: {text}"))
}
