//! The settings of an organisation.
pub mod agreement;
pub mod organisation;
