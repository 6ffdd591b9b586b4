//! The ways a letter can leave.
mod file;
mod log;
mod smtp;
#[cfg(test)]
mod tests;

use super::{Letter, OpenError, SendError};
use crate::config::MailSetting;
use file::Folder;
use smtp::Smtp;
use std::time::Duration;

/// How long a mail server may take over a whole mail.
const PATIENCE: Duration = Duration::from_secs(30);

/// The way that the setting `mail` chose.
pub enum Transport {
    /// To a mail server.
    Smtp(Box<Smtp>),
    /// Into a folder, one `.eml` file a mail.
    File(Folder),
    /// Nowhere; the log says that there was one.
    Log,
}

impl Transport {
    /// Makes ready to send; needs a running tokio runtime, which looks after idle connections.
    ///
    /// It speaks to no server yet: a dead mail server does not keep the portal from starting.
    pub fn open(setting: &MailSetting) -> Result<Self, OpenError> {
        Ok(match setting {
            MailSetting::Smtp(server) => Self::Smtp(Box::new(Smtp::open(server, PATIENCE)?)),
            MailSetting::File(folder) => Self::File(Folder::open(folder)?),
            MailSetting::Log => Self::Log,
        })
    }

    /// Sends one letter; `Ok` means that the server took it, or that it is on the disk.
    pub async fn send(&self, letter: &Letter) -> Result<(), SendError> {
        let message = letter.message()?;
        match self {
            Self::Smtp(smtp) => smtp.send(&message).await,
            Self::File(folder) => folder.keep(letter, message.formatted()).await,
            Self::Log => {
                log::note(letter, message.formatted().len());
                Ok(())
            }
        }
    }
}
