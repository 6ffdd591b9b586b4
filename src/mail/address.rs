use lettre::message::Mailbox;
use std::fmt;

/// A mail address with the name that mail programs show beside it; the name may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The name beside the address.
    pub name: String,
    /// The address alone.
    pub email: String,
}

impl Address {
    /// Reads `Name <address>` or `address`.
    pub fn parse(text: &str) -> Option<Self> {
        let read: Mailbox = text.parse().ok()?;
        let address = Self {
            name: read.name.unwrap_or_default(),
            email: read.email.to_string(),
        };
        address.mailbox().map(|_| address)
    }

    /// The address as the mail library wants it; `None` when it is none, or when the name holds a control character,
    /// with which more headers could be smuggled in.
    pub(super) fn mailbox(&self) -> Option<Mailbox> {
        let email = self.email.parse().ok()?;
        let name = Some(self.name.clone()).filter(|name| !name.is_empty());
        (!self.name.contains(char::is_control)).then(|| Mailbox::new(name, email))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name.as_str() {
            "" => out.write_str(&self.email),
            name => write!(out, "{name} <{}>", self.email),
        }
    }
}
