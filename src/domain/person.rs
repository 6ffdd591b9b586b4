//! People: the entries of a customer's directory. A person needs no account here, and an account is no person.
use super::{
    email::Email,
    id::Id,
    organisation::Organisation,
    text::{BadText, Name},
};

/// An entry of the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub id: Id<Self>,
    pub customer: Id<Organisation>,
    pub name: Name,
    /// Unique within the customer.
    pub email: Email,
    pub department: Option<Name>,
}

/// What a form or a row of a file says of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub name: Name,
    pub email: Email,
    pub department: Option<Name>,
}

impl Entry {
    /// The department, which may be left out.
    pub fn department(text: &str) -> Result<Option<Name>, BadText> {
        match Name::parse(text) {
            Err(BadText::Empty) => Ok(None),
            read => read.map(Some),
        }
    }
}

impl Person {
    /// What is said of the person.
    pub fn entry(&self) -> Entry {
        Entry {
            name: self.name.clone(),
            email: self.email.clone(),
            department: self.department.clone(),
        }
    }
}
