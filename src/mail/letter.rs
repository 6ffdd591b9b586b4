use super::{Address, Reason, SendError};
use lettre::{
    Message,
    message::{
        MultiPart,
        header::{Header, HeaderName, HeaderValue},
    },
};

/// A mail that is ready to leave.
#[derive(Debug, Clone)]
pub struct Letter {
    /// `uuid@host`, the same at every attempt, so that a mail that is sent twice is shown once.
    pub message_id: String,
    /// What kind of mail it is, such as `invitation`: all that the log may say of its content.
    pub kind: String,
    /// When it was written.
    pub at: jiff::Timestamp,
    /// Who sends it.
    pub from: Address,
    /// Who gets it.
    pub to: Address,
    /// Who gets the answer, if not the sender.
    pub reply_to: Option<Address>,
    /// The subject, one line.
    pub subject: String,
    /// The body for programs that show plain text.
    pub text: String,
    /// The same body as HTML.
    pub html: String,
}

impl Letter {
    /// The mail as it goes over the wire; refused when a name, an address, the subject or the id holds what could end
    /// its header and begin another.
    pub(super) fn message(&self) -> Result<Message, SendError> {
        self.build().ok_or(SendError::Permanent(Reason::Unusable))
    }

    fn build(&self) -> Option<Message> {
        if self.subject.contains(char::is_control) || !is_id(&self.message_id) {
            return None;
        }
        let mut message = Message::builder()
            .message_id(Some(format!("<{}>", self.message_id)))
            .date(self.at.into())
            .from(self.from.mailbox()?)
            .to(self.to.mailbox()?)
            .subject(self.subject.as_str())
            .header(AutoSubmitted);
        if let Some(reply_to) = &self.reply_to {
            message = message.reply_to(reply_to.mailbox()?);
        }
        message
            .multipart(MultiPart::alternative_plain_html(
                self.text.clone(),
                self.html.clone(),
            ))
            .ok()
    }
}

fn is_id(text: &str) -> bool {
    let (left, right) = text.split_once('@').unwrap_or_default();
    let fits = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-._:[]".contains(&byte))
    };
    fits(left) && fits(right)
}

/// Asks automatic answerers to stay silent (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::{Address, Letter, Reason, SendError};

    pub fn a_letter() -> Letter {
        let address = |text| Address::parse(text).unwrap();
        Letter {
            message_id: "0190-1@portal.example".to_owned(),
            kind: "invitation".to_owned(),
            at: "2026-11-23T10:11:12.123456Z".parse().unwrap(),
            from: address("Multichannel <no-reply@portal.example>"),
            to: address("Ana Müller <ana@customer.example>"),
            reply_to: Some(address("sales@provider.example")),
            subject: "Convite: condições".to_owned(),
            text: "Olá\n\nhttps://portal.example/i/0123456789 .\n".to_owned(),
            html: "<p>Olá <a href=\"https://portal.example/i/0123456789\">link</a></p>".to_owned(),
        }
    }

    #[test]
    fn the_message_has_its_headers_and_both_bodies() {
        let text = String::from_utf8(a_letter().message().unwrap().formatted()).unwrap();
        for line in [
            "Message-ID: <0190-1@portal.example>\r\n",
            "Auto-Submitted: auto-generated\r\n",
            "Date: Mon, 23 Nov 2026 10:11:12 +0000\r\n",
            "Reply-To: sales@provider.example\r\n",
            "multipart/alternative",
            "text/plain",
            "text/html",
        ] {
            assert!(text.contains(line), "{line} is missing in: {text}");
        }
        assert!(text.is_ascii(), "old mail servers take nothing else");
    }

    #[test]
    fn an_address_that_is_longer_than_a_line_of_a_mail_comes_out_whole() {
        let page = format!(
            "https://portal.example/o/contoso/{}",
            "partners-".repeat(12)
        );
        let letter = Letter {
            text: format!("Hi\n\n{page}\n"),
            ..a_letter()
        };
        let sent = String::from_utf8(letter.message().unwrap().formatted()).unwrap();
        // Lines are broken softly, and whoever reads the mail puts them together again.
        assert!(sent.replace("=\r\n", "").contains(&page), "{sent}");
    }

    #[test]
    fn nothing_can_smuggle_a_header_in() {
        type Change = fn(&mut Letter);
        let changes: [Change; 7] = [
            |letter| letter.subject.push_str("\r\nBcc: eve@evil.example"),
            |letter| letter.subject.push('\n'),
            |letter| letter.to.name.push_str("\r\nBcc: eve@evil.example"),
            |letter| letter.to.email.push_str("\r\nBcc: eve@evil.example"),
            |letter| letter.from.name.push('\0'),
            |letter| letter.reply_to.as_mut().unwrap().name.push('\r'),
            |letter| letter.message_id.push_str(">\r\nBcc: eve@evil.example"),
        ];
        for (number, change) in changes.into_iter().enumerate() {
            let mut letter = a_letter();
            change(&mut letter);
            let refused = letter.message().err();
            assert_eq!(
                refused,
                Some(SendError::Permanent(Reason::Unusable)),
                "change {number}"
            );
        }
    }
}
