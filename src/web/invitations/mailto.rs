//! Letters opened in the reader's own mail program.
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// The address that opens the letter in the reader's own mail program.
pub fn mailto(recipient: &str, subject: &str, body: &str) -> String {
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    // RFC 6068 wants the line ends of mails.
    let body = body.replace('\n', "\r\n");
    let to = encode(recipient).replace("%40", "@");
    format!(
        "mailto:{to}?subject={}&body={}",
        encode(subject),
        encode(&body)
    )
}

#[cfg(test)]
mod tests {
    use super::mailto;

    #[test]
    fn a_mail_program_gets_everything_encoded() {
        let address = mailto("ana@x.example", "A & B", "Hi\nhttps://p.example/i/x");
        let whole = "mailto:ana@x%2Eexample?subject=A%20%26%20B&body=Hi%0D%0Ahttps%3A%2F%2Fp%2Eexample%2Fi%2Fx";
        assert_eq!(address, whole);
    }
}
