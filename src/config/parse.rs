//! Settings whose values are too simple for a file of their own.
use crate::mail::Address;
use std::{fmt, net::SocketAddr};
use tracing_subscriber::filter::Targets;

/// Whether a second factor must be shown at sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondFactor {
    /// Nobody has to.
    Optional,
}

impl SecondFactor {
    pub(super) fn parse(text: &str) -> Result<Self, &'static str> {
        match text {
            "optional" => Ok(Self::Optional),
            "required" => Err("asks for a second factor, which this version does not have yet"),
            _ => Err("is neither `optional` nor `required`"),
        }
    }
}

impl fmt::Display for SecondFactor {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("optional")
    }
}

pub(super) fn listen(text: &str) -> Result<SocketAddr, &'static str> {
    text.parse().map_err(|_| "is not an address and a port")
}

pub(super) fn mail_from(text: &str) -> Result<Address, &'static str> {
    Address::parse(text).ok_or("is not a mail address")
}

pub(super) fn workers(text: &str) -> Result<usize, &'static str> {
    let number = text.parse().map_err(|_| "is not a number")?;
    // More threads than this is a slip of the finger; it would take the machine's memory.
    if (1..=1024).contains(&number) {
        Ok(number)
    } else {
        Err("is out of range")
    }
}

pub(super) fn log(text: &str) -> Result<String, &'static str> {
    text.parse::<Targets>().map_err(|_| "is not a filter")?;
    Ok(text.to_owned())
}
