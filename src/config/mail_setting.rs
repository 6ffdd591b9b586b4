use percent_encoding::percent_decode_str;
use secrecy::SecretString;
use std::{fmt, path::PathBuf};
use url::Url;

/// Where mail goes.
#[derive(Debug, Clone)]
pub enum MailSetting {
    /// To a mail server.
    Smtp(SmtpServer),
    /// Into a folder, one `.eml` file a mail.
    File(PathBuf),
    /// Nowhere; the log says that there was one.
    Log,
}

/// A mail server.
#[derive(Debug, Clone)]
pub struct SmtpServer {
    /// Its name or address, without brackets.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is kept secret.
    pub tls: SmtpTls,
    /// User and password, where the server asks for them.
    pub credentials: Option<(String, SecretString)>,
}

/// How the connection to a mail server is kept secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SmtpTls {
    /// TLS from the first byte, by default on port 465.
    Required,
    /// TLS after a STARTTLS that must succeed, by default on port 587.
    Starttls,
    /// Not at all, by default on port 25: for a server on the same machine.
    None,
}

impl MailSetting {
    /// Reads `smtp://…`, `file:///folder` or `log:`.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        if text == "log:" {
            Ok(Self::Log)
        } else if text.starts_with("file:///") {
            let folder = Url::parse(text)
                .ok()
                .and_then(|url| url.to_file_path().ok());
            folder.map(Self::File).ok_or("names no folder")
        } else if text.starts_with("smtp://") {
            smtp(&Url::parse(text).map_err(|_| "is not an address")?).map(Self::Smtp)
        } else {
            Err("starts with none of smtp://, file:/// and log:")
        }
    }
}

fn smtp(url: &Url) -> Result<SmtpServer, &'static str> {
    if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
        return Err("holds a path or a fragment");
    }
    let tls = tls(url)?;
    let host = url
        .host_str()
        .filter(|host| !host.is_empty())
        .ok_or("names no mail server")?;
    let port = url.port().unwrap_or(match tls {
        SmtpTls::Required => 465,
        SmtpTls::Starttls => 587,
        SmtpTls::None => 25,
    });
    let host = host.trim_matches(['[', ']']).to_owned();
    Ok(SmtpServer {
        host,
        port,
        tls,
        credentials: credentials(url)?,
    })
}

/// Without a word about it the connection is secret from the first byte.
fn tls(url: &Url) -> Result<SmtpTls, &'static str> {
    match url.query() {
        None | Some("tls=required") => Ok(SmtpTls::Required),
        Some("tls=starttls") => Ok(SmtpTls::Starttls),
        Some("tls=none") => Ok(SmtpTls::None),
        Some(_) => Err("has a query other than tls=required, tls=starttls or tls=none"),
    }
}

fn credentials(url: &Url) -> Result<Option<(String, SecretString)>, &'static str> {
    let plain = |text| {
        percent_decode_str(text)
            .decode_utf8()
            .map_err(|_| "holds a user or password that is not UTF-8")
    };
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        ("", Some(_)) => Err("has a password without a user"),
        (_, None) => Err("has a user without a password"),
        (user, Some(password)) => Ok(Some((
            plain(user)?.into_owned(),
            plain(password)?.into_owned().into(),
        ))),
    }
}

impl fmt::Display for MailSetting {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Log => out.write_str("log:"),
            Self::File(folder) => write!(out, "file://{}", folder.display()),
            Self::Smtp(server) => {
                let user = server
                    .credentials
                    .as_ref()
                    .map(|(user, _)| format!("{user}:(set)@"))
                    .unwrap_or_default();
                write!(
                    out,
                    "smtp://{user}{}:{}?tls={}",
                    server.host, server.port, server.tls
                )
            }
        }
    }
}

impl fmt::Display for SmtpTls {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Required => "required",
            Self::Starttls => "starttls",
            Self::None => "none",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::MailSetting;

    #[test]
    fn a_place_for_mail_is_shown_without_its_password() {
        for (text, shown) in [
            ("log:", "log:"),
            ("file:///var/mail%20out", "file:///var/mail out"),
            (
                "smtp://mail.example.com",
                "smtp://mail.example.com:465?tls=required",
            ),
            (
                "smtp://mail.example.com?tls=starttls",
                "smtp://mail.example.com:587?tls=starttls",
            ),
            ("smtp://[::1]:2525?tls=none", "smtp://::1:2525?tls=none"),
            (
                "smtp://me%40here:p%3Ass@h:25?tls=none",
                "smtp://me@here:(set)@h:25?tls=none",
            ),
        ] {
            assert_eq!(MailSetting::parse(text).expect(text).to_string(), shown);
        }
    }

    #[test]
    fn what_is_not_a_place_for_mail_is_refused() {
        for text in [
            "",
            "log",
            "file:mail",
            "file://host/mail",
            "smtp://",
            "smtp:host",
            "smtps://host",
            "smtp://host/path",
            "smtp://host?tls=maybe",
            "smtp://host?tls=none&x=y",
            "smtp://host:99999",
            "smtp://user@host",
            "smtp://:word@host",
        ] {
            assert!(MailSetting::parse(text).is_err(), "{text}");
        }
    }
}
