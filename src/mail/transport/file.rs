use crate::{
    mail::{Letter, OpenError, Reason, SendError},
    private,
};
use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};
use tokio::task::spawn_blocking;

/// A folder that takes one `.eml` file a mail.
pub struct Folder(PathBuf);

impl Folder {
    pub(super) fn open(path: &Path) -> Result<Self, OpenError> {
        let unusable = |source| OpenError::Folder {
            path: path.to_owned(),
            source,
        };
        private::folder(path).map_err(unusable)?;
        Ok(Self(path.to_owned()))
    }

    pub(super) async fn keep(&self, letter: &Letter, bytes: Vec<u8>) -> Result<(), SendError> {
        let (folder, name) = (self.0.clone(), name(letter));
        let done = spawn_blocking(move || write(&folder, &name, &bytes)).await;
        match done.map_err(io::Error::other).flatten() {
            Ok(()) => Ok(()),
            Err(error) => {
                tracing::warn!(%error, "mail folder");
                Err(SendError::Temporary(Reason::Folder))
            }
        }
    }
}

/// Sorts by time; the same letter sent again takes the place of the first.
fn name(letter: &Letter) -> String {
    let time = letter.at.strftime("%Y%m%dT%H%M%S.%6fZ");
    let id: String = letter
        .message_id
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    format!("{time}-{id}.eml")
}

/// Under its final name a file is always whole, and stays whatever happens next.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let unfinished = folder.join(format!(".{name}.part"));
    let mut file = private::new_file(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&unfinished, folder.join(name))?;
    File::open(folder)?.sync_all()
}
