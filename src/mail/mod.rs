//! Mail: what a letter is and how it leaves the house.
mod address;

pub use address::Address;
