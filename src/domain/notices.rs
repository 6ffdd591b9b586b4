//! Notice addresses: mailboxes beside the members' that get a copy of an organisation's notices.
use super::email::Email;

/// At most [`NoticeAddresses::MOST`], each once. They read notices only: no link that opens a door goes there.
#[derive(Debug, Clone, Default)]
pub struct NoticeAddresses(Vec<Email>);

/// Why a text is no list of notice addresses.
#[derive(Debug, PartialEq, Eq)]
pub enum BadNotices {
    TooMany,
    /// This is no e-mail address.
    Malformed(String),
}

impl NoticeAddresses {
    /// How many an organisation may have.
    pub const MOST: usize = 10;

    /// From a text with an address on each line; commas and semicolons separate them too.
    pub fn parse(text: &str) -> Result<Self, BadNotices> {
        let mut all: Vec<Email> = Vec::new();
        let separated = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
        for word in text.split(separated).filter(|word| !word.is_empty()) {
            let address = Email::parse(word).map_err(|_| BadNotices::Malformed(word.to_owned()))?;
            if !all.contains(&address) {
                all.push(address);
            }
        }
        match all.len() <= Self::MOST {
            true => Ok(Self(all)),
            false => Err(BadNotices::TooMany),
        }
    }
    /// In the order that they were typed.
    pub fn all(&self) -> &[Email] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_addresses_are_read_each_once() {
        let read = |text: &str| NoticeAddresses::parse(text).map(|read| read.all().len());
        assert_eq!(read(" \n"), Ok(0));
        assert_eq!(read("a@b.example\r\nc@d.example, A@b.example;\n"), Ok(2));
        let wrong = BadNotices::Malformed("nobody".to_owned());
        assert_eq!(read("a@b.example nobody"), Err(wrong));
        let many = |n: usize| {
            (0..n)
                .map(|n| format!("a{n}@b.example\n"))
                .collect::<String>()
        };
        assert_eq!(read(&many(10)), Ok(10));
        assert_eq!(read(&many(11)), Err(BadNotices::TooMany));
    }
}
