use crate::messages::Text;
use std::{fmt, io, path::PathBuf};

/// Why a letter did not leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// It never will; trying again is of no use.
    #[error("permanent: {0}")]
    Permanent(Reason),
    /// It may leave later.
    #[error("temporary: {0}")]
    Temporary(Reason),
}

/// Why, without anything that a mail server said: so it is safe to store, to log and to show to the sender.
///
/// Written as [`Reason::key`], followed by the reply code where a server gave one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// An address, a name or the subject cannot stand in a mail.
    Unusable,
    /// The server refused it, with this reply code.
    Refused(u16),
    /// The server asked to come back later, with this reply code.
    Deferred(u16),
    /// The server wants another user or password, with this reply code.
    SignIn(u16),
    /// Nobody answers there.
    Unreachable,
    /// The server took too long.
    Slow,
    /// The connection could not be made secret.
    Tls,
    /// The server and we do not understand each other.
    Misunderstood,
    /// The folder cannot be written.
    Folder,
}

impl Reason {
    /// The name of the reason, to look its sentence up with.
    pub fn key(self) -> &'static str {
        match self {
            Self::Unusable => "unusable",
            Self::Refused(_) => "refused",
            Self::Deferred(_) => "deferred",
            Self::SignIn(_) => "sign-in",
            Self::Unreachable => "unreachable",
            Self::Slow => "slow",
            Self::Tls => "tls",
            Self::Misunderstood => "misunderstood",
            Self::Folder => "folder",
        }
    }

    /// What the server replied, as a number.
    pub fn reply_code(self) -> Option<u16> {
        match self {
            Self::Refused(code) | Self::Deferred(code) | Self::SignIn(code) => Some(code),
            _ => None,
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.reply_code() {
            Some(code) => write!(out, "{} {code}", self.key()),
            None => out.write_str(self.key()),
        }
    }
}

/// The sentence for a reason as it was stored, and what comes of it: another try, or none where the portal has `stopped`.
pub fn trouble(stored: &str, stopped: bool) -> Text {
    let (key, code) = stored.split_once(' ').unwrap_or((stored, "none"));
    let text = Text::new(format!("mail-error-{key}")).with("code", code);
    text.with("stopped", if stopped { "yes" } else { "no" })
}

/// Why mail cannot be sent the way that the setting `mail` says.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder cannot be made or is none.
    #[error(
        "the mail folder {path} cannot be used ({source}); set MULTICHANNEL_MAIL to a folder that can be written"
    )]
    Folder { path: PathBuf, source: io::Error },
    /// The server's name cannot be on a certificate.
    #[error(
        "the mail server's name cannot be checked for TLS; set MULTICHANNEL_MAIL to a server's full name"
    )]
    ServerName,
}

#[cfg(test)]
mod tests {
    use super::{Reason, trouble};
    use crate::domain::language::Language;

    #[test]
    fn every_reason_has_its_sentence() {
        let all = [
            Reason::Unusable,
            Reason::Refused(550),
            Reason::Deferred(421),
            Reason::SignIn(535),
            Reason::Unreachable,
            Reason::Slow,
            Reason::Tls,
            Reason::Misunderstood,
            Reason::Folder,
        ];
        for reason in all {
            let tried = trouble(&reason.to_string(), false).say(Language::English);
            let dead = trouble(&reason.to_string(), true).say(Language::English);
            for text in [&tried, &dead] {
                assert!(!text.contains("mail-") && !text.contains('$'), "{text}");
            }
            assert!(!tried.contains("stopped trying"), "{tried}");
            let goes_on = dead.contains("by itself") || dead.contains("mail waits");
            assert!(
                dead.contains("The portal has stopped trying.") && !goes_on,
                "{dead}"
            );
        }
        let refused = trouble("refused 550", true).say(Language::English);
        assert!(
            refused.contains("mail (reply 550). Most often"),
            "{refused}"
        );
        let refused = trouble("refused", true).say(Language::English);
        assert!(refused.contains("the mail. Most often"), "{refused}");
    }
}
