use secrecy::{ExposeSecret, SecretString};
use std::fmt;

/// What links and session cookies are signed with; never shown.
#[derive(Debug, Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// Reads 64 or more hexadecimal digits that are not plainly made by hand.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        if !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err("holds something else than hexadecimal digits");
        }
        let digits = text.to_ascii_lowercase();
        if digits.len() < 64 {
            return Err("is too short");
        }
        // 64 random digits have fewer than 8 different ones about once in 10^19 times: such a secret was typed.
        let different = (b"0123456789abcdef")
            .iter()
            .filter(|digit| digits.as_bytes().contains(digit))
            .count();
        if different < 8 {
            return Err("is weak: it uses too few different digits to be random");
        }
        Ok(Self(digits.into()))
    }

    /// The digits in lower case, as key material to derive keys from; not a key by itself.
    pub fn expose(&self) -> &[u8] {
        self.0.expose_secret().as_bytes()
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("(set)")
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn only_long_and_mixed_digits_are_a_secret() {
        let good = "0123456789abcdef".repeat(4);
        for (text, reason) in [
            (good.clone(), None),
            (good.to_uppercase() + "0", None),
            (good[1..].to_owned(), Some("too short")),
            (String::new(), Some("too short")),
            ("a".repeat(64), Some("weak")),
            ("0123456".repeat(10), Some("weak")),
            (good.replace('a', "g"), Some("hexadecimal")),
        ] {
            let seen = Secret::parse(&text).err();
            assert_eq!(seen.is_some(), reason.is_some(), "{text}: {seen:?}");
            assert!(
                seen.unwrap_or_default()
                    .contains(reason.unwrap_or_default()),
                "{text}: {seen:?}"
            );
        }
    }
}
