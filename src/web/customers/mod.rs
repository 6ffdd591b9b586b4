//! The customers of a provider or reseller.
pub mod alias;
pub mod file;
pub mod list;
pub mod show;
