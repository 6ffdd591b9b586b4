//! The letter in one language.
use super::{Letterhead, facts};
use crate::{
    domain::{
        language::Language,
        message::{Link, Message, Recipient, Topic},
        paths,
        token::Purpose,
    },
    messages::{Phrase, t},
};

/// The letter in one language, as lines of paragraphs. A line that is the link is all of the link.
pub struct Block<'a> {
    pub language: Language,
    pub url: Option<&'a str>,
    pub paragraphs: Vec<Vec<String>>,
    /// Who sent it for whom, and what to do if it came unexpectedly.
    pub foot: Vec<String>,
}

/// Where the sender of an invitation wants its link.
const LINK: &str = "{link}";

impl Letterhead {
    /// The letter in the language at this place, the first or the second.
    pub(super) fn block<'a>(
        &self,
        place: usize,
        language: Language,
        to: &Recipient,
        message: &Message,
        url: Option<&'a str>,
    ) -> Block<'a> {
        let body = written(message, place).unwrap_or_else(|| {
            let id = format!("mail-{}-body", message.topic.as_str());
            let said = facts::say(id, message, &to.name, language);
            format!("{}\n\n{said}", greeting(&to.name, language))
        });
        let mut paragraphs = paragraphs(&body, url);
        if let Some(url) = url {
            if !body.contains(LINK) {
                paragraphs.push(vec![before_link(message, language)]);
                paragraphs.push(vec![url.to_owned()]);
            }
            let until = message
                .until
                .map(|until| t(language, "mail-until").with("until", until.minute()));
            paragraphs.extend(until.map(|until| vec![until.to_string()]));
        }
        Block {
            language,
            url,
            paragraphs,
            foot: self.foot(language, to, message),
        }
    }

    fn foot(&self, language: Language, to: &Recipient, message: &Message) -> Vec<String> {
        let sent = match sender(message) {
            Some(sender) => t(language, "mail-sent-for").with("sender", sender),
            None => t(language, "mail-sent"),
        };
        let sent = sent
            .with("address", &to.email)
            .with("portal", self.public_url.host());
        vec![sent.to_string(), unexpected(message, language).to_string()]
    }
}

/// What to do with a mail that nobody waited for.
fn unexpected(message: &Message, language: Language) -> Phrase {
    match (facts::fact(message, "copy"), &message.link) {
        (Some(of), _) => t(language, "mail-unexpected-copy").with("organisation", of),
        (None, Some(Link::Token { purpose, .. })) => match (purpose, message.until) {
            (Purpose::Verification | Purpose::AddressChange, Some(until)) => {
                t(language, "mail-unexpected-verify").with("until", until.minute())
            }
            _ => t(language, "mail-unexpected"),
        },
        (None, _) if message.topic == Topic::PasswordElsewhere => {
            t(language, "mail-unexpected-person")
        }
        (None, _) => t(language, "mail-unexpected-notice"),
    }
}

/// The words of an invitation are its sender's own.
fn written(message: &Message, place: usize) -> Option<String> {
    let name = if place == 0 { "body" } else { "second_body" };
    let body = (message.topic == Topic::Invitation).then(|| facts::fact(message, name));
    body.flatten().map(|body| body.replace("\r\n", "\n"))
}

fn greeting(name: &str, language: Language) -> Phrase {
    match name {
        "" => t(language, "mail-greeting-nobody"),
        name => t(language, "mail-greeting").with("name", name),
    }
}

fn before_link(message: &Message, language: Language) -> String {
    let id = match &message.link {
        Some(Link::Page(path)) if path == paths::FORGOTTEN_PASSWORD => "mail-link-password",
        Some(Link::Page(_)) => "mail-link-page",
        _ => "mail-link-token",
    };
    t(language, id).to_string()
}

/// In whose name a mail goes out: what its facts say; an invitation is its provider's.
fn sender(message: &Message) -> Option<&str> {
    let providers = matches!(message.topic, Topic::Invitation | Topic::PartnershipAsked);
    let provider = || facts::fact(message, "provider").filter(|_| providers);
    facts::fact(message, "sender").or_else(provider)
}

/// Blank lines separate paragraphs; the link gets a line of its own, so that no mail program takes a full stop for
/// a part of it.
fn paragraphs(body: &str, url: Option<&str>) -> Vec<Vec<String>> {
    let mut paragraphs = vec![Vec::new()];
    for line in body.lines() {
        let lines = if line.trim().is_empty() {
            paragraphs.push(Vec::new());
            continue;
        } else {
            around_link(line, url)
        };
        if let Some(last) = paragraphs.last_mut() {
            last.extend(lines);
        }
    }
    paragraphs.retain(|lines: &Vec<String>| !lines.is_empty());
    paragraphs
}

fn around_link(line: &str, url: Option<&str>) -> Vec<String> {
    let mut lines = Vec::new();
    for (place, part) in line.split(LINK).enumerate() {
        if place > 0 {
            lines.extend(url.map(str::to_owned));
        }
        let part = match place {
            0 => part.trim(),
            _ => part
                .trim_start_matches(['.', ',', ';', ':', '。', '，'])
                .trim(),
        };
        lines.extend((!part.is_empty()).then(|| part.to_owned()));
    }
    lines
}
