//! Reads a folder of `.eml` files, for the demo's page of all mail.
use mail_parser::{Address, Message, MessageParser};
use std::{fs, io, path::Path};

/// A mail in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Its file's name in the folder.
    pub file: String,
    /// Who gets it, with name and address.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// When it was written.
    pub date: Option<jiff::Timestamp>,
}

/// A mail that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// What the list says of it.
    pub head: Received,
    /// The body as plain text.
    pub text: String,
    /// The body as HTML.
    pub html: String,
    /// The addresses in the plain text, in order, each once.
    pub links: Vec<String>,
}

/// The newest mails of a folder, newest first; an absent folder is an empty one.
pub fn list(folder: &Path, limit: usize) -> io::Result<Vec<Received>> {
    let mut files = match fs::read_dir(folder) {
        Ok(entries) => entries
            .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
            .collect::<io::Result<Vec<String>>>()?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(error),
    };
    files.retain(|file| is_mail(file));
    // Names begin with the time.
    files.sort_unstable_by(|a, b| b.cmp(a));
    files.truncate(limit);
    let opened = files
        .iter()
        .map(|file| Ok(read(folder, file)?.map(|mail| mail.head)));
    opened.filter_map(Result::transpose).collect()
}

/// One mail; `None` when there is no such mail. The name may come from a browser.
pub fn read(folder: &Path, file: &str) -> io::Result<Option<Opened>> {
    if !is_mail(file) {
        return Ok(None);
    }
    match fs::read(folder.join(file)) {
        Ok(bytes) => Ok(MessageParser::default()
            .parse(&bytes)
            .map(|message| opened(file, &message))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether the name can be that of a mail: it leads nowhere else, and the mail is not still being written.
fn is_mail(file: &str) -> bool {
    let harmless = |byte: u8| byte.is_ascii_alphanumeric() || b".-_".contains(&byte);
    file.ends_with(".eml") && !file.starts_with('.') && file.bytes().all(harmless)
}

fn opened(file: &str, message: &Message<'_>) -> Opened {
    let text = message.body_text(0).unwrap_or_default().into_owned();
    Opened {
        head: Received {
            file: file.to_owned(),
            to: message.to().map(first).unwrap_or_default(),
            subject: message.subject().unwrap_or_default().to_owned(),
            date: message
                .date()
                .and_then(|date| jiff::Timestamp::from_second(date.to_timestamp()).ok()),
        },
        html: message.body_html(0).unwrap_or_default().into_owned(),
        links: links(&text),
        text,
    }
}

fn first(addresses: &Address<'_>) -> String {
    let address = addresses.first();
    let email = address
        .and_then(|it| it.address())
        .unwrap_or_default()
        .to_owned();
    let name = address
        .and_then(|it| it.name())
        .unwrap_or_default()
        .to_owned();
    super::Address { name, email }.to_string()
}

fn links(text: &str) -> Vec<String> {
    let mut links: Vec<String> = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || "<>\"".contains(c)) {
        let link = word
            .trim_start_matches('(')
            .trim_end_matches(['.', ',', ';', ')']);
        let is_link = link.starts_with("https://") || link.starts_with("http://");
        if is_link && !links.iter().any(|known| known == link) {
            links.push(link.to_owned());
        }
    }
    links
}

#[cfg(test)]
mod tests {
    use super::{links, read};
    use std::fs;

    #[test]
    fn links_are_found_without_the_words_around_them() {
        let text = "See https://a.example/i/x_-9. (http://b.example/?q=1)\n<https://a.example/i/x_-9>\nftp://c";
        assert_eq!(
            links(text),
            ["https://a.example/i/x_-9", "http://b.example/?q=1"]
        );
    }

    #[test]
    fn only_mails_of_the_folder_can_be_read() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("mail");
        fs::create_dir(&folder).unwrap();
        for file in [
            "outside.eml",
            "mail/.half.eml",
            "mail/note.txt",
            "mail/good.eml",
        ] {
            fs::write(outer.path().join(file), "Subject: hello\r\n\r\nbody").unwrap();
        }
        for file in [
            "../outside.eml",
            "/etc/x.eml",
            "..\\outside.eml",
            ".half.eml",
            "note.txt",
            "none.eml",
            "",
            "a\0.eml",
        ] {
            assert_eq!(read(&folder, file).unwrap(), None, "{file}");
        }
        assert_eq!(
            read(&folder, "good.eml").unwrap().unwrap().head.subject,
            "hello"
        );
    }
}
