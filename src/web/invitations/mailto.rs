//! Letters opened in the reader's own mail program.
use crate::{
    domain::{
        invitation::Invitation, language::Language, letter_draft::LetterDraft, time::Timestamp,
    },
    messages::t,
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// The letter as one text with its link, and in each language below it what the portal adds to the mails that it sends
/// itself: whoever gets it from another mail program shall know as much.
pub fn complete(letter: &LetterDraft, invitation: &Invitation, link: &str) -> String {
    let until = invitation.expires_at;
    let (first, second) = (invitation.language, invitation.second_language);
    let second = second.unwrap_or(first);
    let whole = LetterDraft {
        subject: letter.subject.clone(),
        body: with_tail(&letter.body, first, until),
        second_body: letter
            .second_body
            .as_ref()
            .map(|body| with_tail(body, second, until)),
    };
    whole.whole_with(link)
}

/// Until when the link works, and what to do if the mail came unexpectedly.
fn with_tail(body: &str, language: Language, until: Timestamp) -> String {
    let until = t(language, "mail-until").with("until", until.minute());
    let unexpected = t(language, "mail-unexpected");
    format!("{body}\n\n{until}\n\n{unexpected}")
}

/// The address that opens the letter in the reader's own mail program.
pub fn mailto(recipient: &str, subject: &str, body: &str) -> String {
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    // RFC 6068 wants the line ends of mails.
    let body = body.replace('\n', "\r\n");
    let to = encode(recipient).replace("%40", "@");
    format!(
        "mailto:{to}?subject={}&body={}",
        encode(subject),
        encode(&body)
    )
}

#[cfg(test)]
mod tests {
    use super::mailto;

    #[test]
    fn a_mail_program_gets_everything_encoded() {
        let address = mailto("ana@x.example", "A & B", "Hi\nhttps://p.example/i/x");
        let whole = "mailto:ana@x%2Eexample?subject=A%20%26%20B&body=Hi%0D%0Ahttps%3A%2F%2Fp%2Eexample%2Fi%2Fx";
        assert_eq!(address, whole);
    }
}
