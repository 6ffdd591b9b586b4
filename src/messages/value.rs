//! What can stand for a fact in a message.
use crate::domain::{
    country::Country,
    day::Day,
    email::{Domain, Email},
    organisation::Slug,
    seats::Seats,
    text::{Name, Note},
};
use std::{borrow::Cow, fmt::Display};

/// The value of a fact: words, or a whole number.
pub trait Value: Display {
    /// Numbers are printed in the groups of the language; a name of digits alone is none.
    const IS_NUMBER: bool = false;
}

impl<T: Value + ?Sized> Value for &T {
    const IS_NUMBER: bool = T::IS_NUMBER;
}

macro_rules! numbers {
    ($($number:ty),+) => {
        $(impl Value for $number {
            const IS_NUMBER: bool = true;
        })+
    };
}
numbers!(i32, i64, u16, u32, u64, usize, Seats);

macro_rules! words {
    ($($words:ty),+) => {
        $(impl Value for $words {})+
    };
}
words!(str, String, Cow<'_, str>, bool);
words!(Country, Day, Domain, Email, Name, Note, Slug);
