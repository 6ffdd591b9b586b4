use crate::mail::Letter;

/// Says that there was a mail. Never its body or subject: links open doors, and names are personal.
pub fn note(letter: &Letter, bytes: usize) {
    let domain = letter.to.email.rsplit('@').next().unwrap_or_default();
    tracing::info!(
        kind = letter.kind,
        recipient_domain = domain,
        bytes,
        "mail not sent: the setting `mail` is log:"
    );
}
