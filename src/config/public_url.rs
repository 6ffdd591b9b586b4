use std::{fmt, net::SocketAddr};
use url::{Host, Url};

/// Scheme, host and port under which browsers reach the portal, as a browser writes an origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl {
    origin: String,
    host: Host<String>,
}

impl PublicUrl {
    /// Reads `http://host` or `https://host`, with or without a port, and nothing more.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        if !text.starts_with("http://") && !text.starts_with("https://") {
            return Err("starts with neither http:// nor https://");
        }
        let url = Url::parse(text).map_err(|_| "is not an address")?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err("holds a user name");
        }
        if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
            return Err("holds a path, a query or a fragment");
        }
        let host = url.host().ok_or("has no host")?.to_owned();
        Ok(Self {
            origin: url.origin().ascii_serialization(),
            host,
        })
    }

    /// The address of a server that only this machine reaches; none when others may, or when the port is not fixed.
    pub(super) fn of_loopback(listen: SocketAddr) -> Option<Self> {
        let known = listen.ip().is_loopback() && listen.port() != 0;
        known
            .then(|| Self::parse(&format!("http://{listen}")).ok())
            .flatten()
    }

    /// The address without a slash at its end; also what browsers send as `Origin`.
    pub fn as_str(&self) -> &str {
        &self.origin
    }

    /// Whether it names this machine, and so nobody else's browser comes.
    pub fn is_loopback(&self) -> bool {
        match &self.host {
            Host::Domain(domain) => domain == "localhost",
            Host::Ipv4(ip) => ip.is_loopback(),
            Host::Ipv6(ip) => ip.is_loopback(),
        }
    }

    /// Whether browsers come over TLS, so that cookies can be `Secure`.
    pub fn is_https(&self) -> bool {
        self.origin.starts_with("https:")
    }

    /// The address without its scheme, as people know it.
    pub fn host(&self) -> &str {
        self.origin.split_once("://").map_or("", |(_, host)| host)
    }

    /// The part after the `@` of the portal's own mail address.
    pub fn mail_domain(&self) -> String {
        match &self.host {
            Host::Domain(domain) => domain.clone(),
            Host::Ipv4(ip) if ip.is_loopback() => "localhost".to_owned(),
            Host::Ipv6(ip) if ip.is_loopback() => "localhost".to_owned(),
            Host::Ipv4(ip) => format!("[{ip}]"),
            Host::Ipv6(ip) => format!("[IPv6:{ip}]"),
        }
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.origin)
    }
}

#[cfg(test)]
mod tests {
    use super::PublicUrl;

    #[test]
    fn an_address_is_kept_as_browsers_write_it() {
        for (text, origin, domain) in [
            (
                "https://portal.example.com",
                "https://portal.example.com",
                "portal.example.com",
            ),
            (
                "https://Portal.Example.com:443/",
                "https://portal.example.com",
                "portal.example.com",
            ),
            (
                "http://bücher.example:8080",
                "http://xn--bcher-kva.example:8080",
                "xn--bcher-kva.example",
            ),
            (
                "http://127.0.0.1:8080",
                "http://127.0.0.1:8080",
                "localhost",
            ),
            ("http://[::1]:8080", "http://[::1]:8080", "localhost"),
        ] {
            let url = PublicUrl::parse(text).expect(text);
            assert_eq!((url.as_str(), url.mail_domain().as_str()), (origin, domain));
        }
    }

    #[test]
    fn anything_more_than_scheme_and_host_is_refused() {
        for text in [
            "",
            "portal.example.com",
            "ftp://portal.example.com",
            "https:portal.example.com",
            "https://",
            "https://user:word@portal.example.com",
            "https://portal.example.com/portal",
            "https://portal.example.com/?a=b",
            "https://portal.example.com/#a",
        ] {
            assert!(PublicUrl::parse(text).is_err(), "{text}");
        }
    }
}
