//! What a new password must satisfy: long, not common, not the owner's own words. No rules of composition.

use std::sync::LazyLock;

use secrecy::{ExposeSecret, SecretString};

const MIN_BYTES: usize = 15;
const MAX_BYTES: usize = 1024;
/// Fewer letters than this beside the owner's own words are no secret.
const MIN_OTHER_LETTERS: usize = 6;
/// Shorter pieces of names, such as "de", turn up in any password.
const MIN_WORD_BYTES: usize = 3;

static COMMON: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("data/common_passwords.txt").lines().collect());

/// A password good enough to be set; its text never shows in logs (P1).
#[derive(Debug, Clone)]
pub struct Password(SecretString);

/// Why a password was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeakPassword {
    /// Under 15 bytes.
    TooShort,
    /// Over 1,024 bytes.
    TooLong,
    /// On the bundled list of common passwords.
    Common,
    /// Little more than names that others know too.
    MadeOfOwnWords,
}

impl Password {
    /// Judges a new password; `about` holds what others know of its owner: organisation, name, e-mail.
    pub fn parse(text: &str, about: &[&str]) -> Result<Password, WeakPassword> {
        if text.len() < MIN_BYTES {
            return Err(WeakPassword::TooShort);
        }
        if text.len() > MAX_BYTES {
            return Err(WeakPassword::TooLong);
        }
        if is_common(text) {
            return Err(WeakPassword::Common);
        }
        if is_made_of(text, about) {
            return Err(WeakPassword::MadeOfOwnWords);
        }
        Ok(Password(text.into()))
    }

    /// The text, for hashing only.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl WeakPassword {
    /// The message that tells the rule and what to do next.
    pub fn message_id(self) -> &'static str {
        match self {
            Self::TooShort => "password-too-short",
            Self::TooLong => "password-too-long",
            Self::Common => "password-common",
            Self::MadeOfOwnWords => "password-made-of-own-words",
        }
    }
}

/// Capitals, spaces and punctuation do not make a common password less common.
fn is_common(text: &str) -> bool {
    let folded = text.to_lowercase();
    let bare: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
    let listed = |text: &String| COMMON.binary_search(&text.as_str()).is_ok();
    listed(&folded) || listed(&bare)
}

fn is_made_of(text: &str, about: &[&str]) -> bool {
    let mut rest = letters(text);
    let mut found = false;
    for word in own_words(about) {
        found |= rest.contains(&word);
        // The gap keeps what stood on both sides from joining into another word.
        rest = rest.replace(&word, " ");
    }
    found && rest.chars().filter(|c| *c != ' ').count() < MIN_OTHER_LETTERS
}

/// Each text as a whole and in its pieces (`anna@fabrikam.example`: three), the longest first.
fn own_words(about: &[&str]) -> Vec<String> {
    let pieces = |text: &&str| -> Vec<String> {
        let split = text.split(|c: char| !c.is_alphabetic());
        split.chain([*text]).map(letters).collect()
    };
    let mut words: Vec<String> = about.iter().flat_map(pieces).collect();
    words.retain(|word| word.len() >= MIN_WORD_BYTES);
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}

fn letters(text: &str) -> String {
    let folded = text.to_lowercase();
    folded.chars().filter(|c| c.is_alphabetic()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ABOUT: &[&str] = &[
        "Fabrikam Handels GmbH",
        "anna.de-souza@fabrikam.example",
        "Anna de Souza",
        "陈伟",
    ];

    fn weakness(text: &str) -> Option<WeakPassword> {
        Password::parse(text, ABOUT).err()
    }

    #[test]
    fn long_passwords_of_any_composition_are_good() {
        for text in [
            "violin kettle harbour",
            "849305716248390571",
            "!?%$&/()=-_.:,;!?",
            "anna keeps purple llamas",
            "绿色的猫在屋顶上唱歌",
            &"kp".repeat(512),
        ] {
            assert_eq!(weakness(text), None, "{text}");
        }
    }

    #[test]
    fn length_counts_in_bytes_from_15_to_1024() {
        assert_eq!(weakness("violin kettle "), Some(WeakPassword::TooShort));
        assert_eq!(weakness("violin kettle h"), None);
        assert_eq!(weakness(""), Some(WeakPassword::TooShort));
        assert_eq!(weakness(&"kp".repeat(513)), Some(WeakPassword::TooLong));
    }

    #[test]
    fn common_passwords_are_refused_however_they_are_dressed_up() {
        for text in [
            "passwordpassword",
            "Correct Horse Battery Staple",
            "QWERTYUIOPASDFGH",
            "123456789012345",
            "I-Love-You-I-Love-You!",
            "!@#$%^&*()_+{}|",
        ] {
            assert_eq!(weakness(text), Some(WeakPassword::Common), "{text}");
        }
    }

    #[test]
    fn passwords_made_of_what_others_know_are_refused() {
        for text in [
            "Fabrikam-2026-2027!",
            "annadesouza2026",
            "FABRIKAM handels gmbh",
            "anna.de-souza@fabrikam.example",
            "souza_anna_19840312",
            "fabrikam99999999abcde",
            "陈伟2026陈伟2027陈伟",
        ] {
            assert_eq!(weakness(text), Some(WeakPassword::MadeOfOwnWords), "{text}");
        }
        assert_eq!(weakness("fabrikam99999999abcdef"), None);
    }

    #[test]
    fn debug_never_shows_the_text() {
        let password = Password::parse("violin kettle harbour", &[]).unwrap();
        assert!(!format!("{password:?}").contains("violin"));
        assert_eq!(password.expose(), "violin kettle harbour");
    }

    #[test]
    fn the_list_is_sorted_unique_folded_and_holds_only_what_length_lets_through() {
        assert!(COMMON.is_sorted_by(|a, b| a < b));
        for entry in COMMON.iter() {
            assert!(entry.len() >= MIN_BYTES, "{entry}");
            assert_eq!(*entry, entry.to_lowercase());
        }
    }

    #[test]
    fn every_weakness_has_its_message() {
        use WeakPassword::*;
        let messages = include_str!("../../templates/messages/en/password.ftl");
        for weakness in [TooShort, TooLong, Common, MadeOfOwnWords] {
            let line = format!("\n{} = ", weakness.message_id());
            assert!(messages.contains(&line), "{weakness:?}");
        }
    }
}
