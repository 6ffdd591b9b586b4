//! What a person does with the own account: sign up, prove the mailbox, sign in, change.
pub mod address;
pub mod password;
pub mod proof;
pub mod sign_in;
pub mod sign_up;
pub mod source;
pub mod verify;

use crate::domain::{account::Account, message::Recipient};

/// A person as the recipient of mails about the own account.
pub(super) fn recipient(account: &Account) -> Recipient {
    Recipient {
        name: account.name.to_string(),
        email: account.email.to_string(),
        language: account.language,
    }
}
