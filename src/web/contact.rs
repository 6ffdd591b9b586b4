//! Whom to ask for help, as an organisation says it: a mailbox can be written to.
use crate::domain::email::Email;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What has a meaning of its own in such an address.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'@')
    .remove(b'.')
    .remove(b'-')
    .remove(b'_');

/// The address that opens a mail to this contact; nothing where it is no mailbox.
pub fn mailto(contact: &str) -> Option<String> {
    let email = Email::parse(contact).ok()?;
    let encoded = utf8_percent_encode(email.as_str(), ENCODED);
    Some(format!("mailto:{encoded}"))
}

#[cfg(test)]
mod tests {
    use super::mailto;

    #[test]
    fn only_mailboxes_can_be_written_to() {
        let ways = [
            ("help-desk@x.example", Some("mailto:help-desk@x.example")),
            ("a?b&c@x.example", Some("mailto:a%3Fb%26c@x.example")),
            ("+49 30 1234", None),
            ("https://x.example/help", None),
        ];
        for (contact, way) in ways {
            assert_eq!(mailto(contact).as_deref(), way, "{contact}");
        }
    }
}
