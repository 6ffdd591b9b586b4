//! Whole numbers as languages write them.
use fluent_bundle::FluentValue;

/// How many digits stand together in a long number.
pub(super) const GROUP: usize = 3;

/// A long number with a mark between its groups of digits; the formatter of message files, as [`super::catalogue`] sets it.
pub(super) fn grouped(value: &FluentValue<'_>, mark: char) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let digits = number.as_string();
    let whole = digits.bytes().all(|byte| byte.is_ascii_digit());
    if !whole || digits.len() <= GROUP {
        return None;
    }
    let mut text = String::with_capacity(digits.len() + digits.len() / GROUP);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(GROUP) {
            text.push(mark);
        }
        text.push(digit);
    }
    Some(text)
}

/// A whole number that reads the same when it is printed again, so that a name such as `007` stays what it is.
pub(super) fn is_number(text: &str) -> bool {
    let digits = (1..=15).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    digits && (text == "0" || !text.starts_with('0'))
}

#[cfg(test)]
mod tests {
    use super::{grouped, is_number};
    use fluent_bundle::FluentValue;

    #[test]
    fn numbers_alone_get_groups() {
        let digits = FluentValue::from(1234);
        assert_eq!(grouped(&digits, '.').as_deref(), Some("1.234"));
        assert_eq!(grouped(&"1234".into(), '.'), None);
    }

    #[test]
    fn names_made_of_digits_stay_what_they_are() {
        for text in ["0", "7", "365", "123456789012345"] {
            assert!(is_number(text), "{text}");
        }
        for text in ["", "007", "00", "1.5", "-1", "1234567890123456", "٣"] {
            assert!(!is_number(text), "{text}");
        }
    }
}
