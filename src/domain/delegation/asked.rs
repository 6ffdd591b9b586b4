//! What the page of a request or an amendment showed: in one hash (P18).
use crate::domain::{agreement::hex, id::Id, organisation::Organisation, text::Name};
use sha2::{Digest, Sha256};

/// The hash of what `partner` asks: in two pieces, what is answered and what it says, so that an answer that comes
/// twice can be told from one to something else.
pub fn hash<T>(answered: Id<T>, partner: &Organisation, lines: &[&str]) -> String {
    let mut said = Sha256::new();
    let contact = partner.support_contact.as_ref().map_or("", Name::as_str);
    said.update(partner.id.bytes());
    // None of them holds a line break.
    said.update(format!(
        "{}\n{}\n{contact}\n",
        partner.name, partner.country
    ));
    for line in lines {
        said.update(line);
        said.update("\n");
    }
    format!("{}-{}", piece(answered), hex(&said.finalize()[..16]))
}

fn piece<T>(answered: Id<T>) -> String {
    hex(&Sha256::digest(answered.bytes())[..10])
}

/// Whether a hash, as a form sent it, is about this thing.
pub fn is_about<T>(hash: &str, answered: Id<T>) -> bool {
    hash.split('-').next() == Some(piece(answered).as_str())
}
