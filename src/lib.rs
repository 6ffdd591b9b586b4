//! A portal.
