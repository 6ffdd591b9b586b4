//! What a provider does with its relationships.
mod alias;

pub use alias::{AliasError, set_alias};
