//! The ways in which no page of ours sends a form.
use super::filled::Filled;

/// One of them, and the status that comes of it.
pub struct Way {
    pub what: &'static str,
    /// What the body has more than the form, encoded as it is sent.
    pub more: String,
    pub kind: &'static str,
    pub headers: &'static [(&'static str, &'static str)],
    pub status: u16,
}

const FORM: &str = "application/x-www-form-urlencoded";
const OWN: &[(&str, &str)] = &[("sec-fetch-site", "same-origin")];

fn with(what: &'static str, more: impl Into<String>, status: u16) -> Way {
    Way {
        what,
        more: more.into(),
        kind: FORM,
        headers: OWN,
        status,
    }
}

fn from(what: &'static str, headers: &'static [(&'static str, &'static str)]) -> Way {
    Way {
        headers,
        ..with(what, "", 403)
    }
}

/// With fields that it does not have, too many, too much, or none that can be read (P13, P24).
fn of_fields(form: &Filled<'_>) -> Vec<Way> {
    let mut all = vec![
        with("an unknown field", "zzz=1", 422),
        with("a field with brackets", "zzz%5B0%5D=1", 422),
        with("who acts", "account=1", 422),
        with("for which organisation", "organisation=1", 422),
        with("what is no UTF-8", "zzz=%FF", 422),
        with("more than 200 fields", ["zzz=1"; 201].join("&"), 422),
        with("more than 64 KiB", "z".repeat(66_000), 413),
        Way {
            kind: "application/json",
            ..with("as JSON", "", 415)
        },
        Way {
            kind: "text/plain",
            ..with("as a text", "", 415)
        },
    ];
    all.extend(form.single().map(|twice| with("a field twice", twice, 422)));
    all
}

/// From elsewhere: whatever it holds, it is not looked at (P21).
fn of_origins() -> [Way; 7] {
    [
        from("from another site", &[("sec-fetch-site", "cross-site")]),
        from("from a neighbour", &[("sec-fetch-site", "same-site")]),
        from("from another origin", &[("origin", "https://evil.example")]),
        from("from nowhere", &[("origin", "null")]),
        from("without a word of where from", &[]),
        from(
            "from another site that calls itself ours",
            &[
                ("sec-fetch-site", "cross-site"),
                ("origin", "http://portal.example"),
            ],
        ),
        from(
            "from a host that the request names itself",
            &[("host", "evil.example"), ("origin", "http://evil.example")],
        ),
    ]
}

pub fn all(form: &Filled<'_>) -> impl Iterator<Item = Way> {
    of_fields(form).into_iter().chain(of_origins())
}
