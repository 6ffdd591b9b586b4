//! A portal.

pub mod domain;
