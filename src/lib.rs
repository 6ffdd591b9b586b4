//! Multichannel: who may sell to, provision for and support whom, agreed between providers, resellers and customers.
//!
//! Imports point one way: `web` → `actions` → `store` → `domain`; see `docs/ARCHITECTURE.md`.
pub mod actions;
pub mod cli;
pub mod config;
pub mod domain;
pub mod jobs;
pub mod log;
pub mod mail;
pub mod messages;
pub mod private;
pub mod store;
pub mod web;
