//! The customers of a provider or reseller.
pub mod alias;
pub mod file;
pub mod keep;
pub mod list;
pub mod remove;
pub mod show;
mod ties;
