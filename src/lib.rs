//! A portal.
pub mod cli;
pub mod config;
pub mod log;
pub mod mail;
