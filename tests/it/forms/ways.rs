//! The ways in which no page of ours sends a form.
use super::filled::Filled;
use multichannel::messages::Text;

/// One of them, and what comes of it.
pub struct Way {
    pub what: String,
    pub body: String,
    pub kind: String,
    pub headers: Vec<(&'static str, String)>,
    pub status: u16,
    /// The message that must be told, where the status alone does not say why.
    pub says: Option<&'static str>,
}

const FORM: &str = "application/x-www-form-urlencoded";

fn own() -> Vec<(&'static str, String)> {
    vec![("sec-fetch-site", "same-origin".to_owned())]
}

impl Way {
    pub fn new(what: impl Into<String>, body: String, status: u16) -> Self {
        Self {
            what: what.into(),
            body,
            kind: FORM.to_owned(),
            headers: own(),
            status,
            says: None,
        }
    }

    fn says(self, message: &'static str) -> Self {
        Self {
            says: Some(message),
            ..self
        }
    }

    fn of_kind(self, kind: &str) -> Self {
        Self {
            kind: kind.to_owned(),
            ..self
        }
    }

    /// The words that must be told.
    pub fn words(&self) -> String {
        let words = |id| Text::new(id).say(Default::default()).into_owned();
        self.says.map(words).unwrap_or_default()
    }
}

/// With fields that it does not have, too many, too much, or none that can be read (P13, P24).
fn of_fields(form: &Filled<'_>) -> Vec<Way> {
    let with = |what: &str, more: &str, status| Way::new(what, form.with(more), status);
    // All countries are fields of one form.
    let most = if form.page.ends_with("/settings") {
        400
    } else {
        200
    };
    let mut all = vec![
        with("an unknown field", "zzz=1", 422),
        with("a field with brackets", "zzz%5B0%5D=1", 422).says("error-form-malformed"),
        with("who acts", "account=1", 422),
        with("for which organisation", "organisation=1", 422),
        with("what is no UTF-8", "zzz=%FF", 422).says("error-form-malformed"),
        with("too many fields", &vec!["zzz=1"; most + 1].join("&"), 422)
            .says("error-form-malformed"),
        with("more than 64 KiB", &"z".repeat(66_000), 413),
        with("as JSON", "", 415).of_kind("application/json"),
        with("as a text", "", 415).of_kind("text/plain"),
    ];
    let twice = form.single().map(|(name, field)| {
        let what = format!("the field {name} twice");
        Way::new(what, form.with(&field), 422)
    });
    all.extend(twice);
    all
}

/// A form with a file, which is sent in parts.
fn of_parts(form: &Filled<'_>) -> Vec<Way> {
    let with = |what: &str, name: &str, value: &str, status| {
        let (kind, body) = form.parts(&[(name, value)]);
        Way::new(what, body, status).of_kind(&kind)
    };
    vec![
        with("an unknown part", "zzz", "1", 422),
        with("a part with brackets", "zzz[0]", "1", 422),
        with("more than 5 MiB", "zzz", &"z".repeat(5_300_000), 413),
        Way::new("as a form without parts", form.with(""), 415),
        Way::new("as JSON", "{}".to_owned(), 415).of_kind("application/json"),
    ]
}

/// From elsewhere: whatever it holds, it is not looked at (P21).
fn of_origins(form: &Filled<'_>) -> impl Iterator<Item = Way> {
    let all: [(&str, &[(&'static str, &str)]); 7] = [
        ("from another site", &[("sec-fetch-site", "cross-site")]),
        ("from a neighbour", &[("sec-fetch-site", "same-site")]),
        ("from another origin", &[("origin", "https://evil.example")]),
        ("from nowhere", &[("origin", "null")]),
        ("without a word of where from", &[]),
        (
            "from another site with our origin",
            &[
                ("sec-fetch-site", "cross-site"),
                ("origin", "http://127.0.0.1"),
            ],
        ),
        (
            "from a host that the request names itself",
            &[("host", "evil.example"), ("origin", "http://evil.example")],
        ),
    ];
    let body = form.with("");
    all.into_iter().map(move |(what, headers)| {
        let headers = headers
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()));
        Way {
            headers: headers.collect(),
            ..Way::new(what, body.clone(), 403)
        }
    })
}

/// From an own page, which old browsers say with `Origin` alone, and from the address bar: these are looked at.
fn of_own(form: &Filled<'_>, address: &str) -> [Way; 2] {
    let way = |what: &str, name, value: &str| Way {
        headers: vec![(name, value.to_owned())],
        ..Way::new(
            what,
            form.with("zzz=1"),
            if form.in_parts { 415 } else { 422 },
        )
    };
    [
        way("from our origin, with an unknown field", "origin", address),
        way("by hand, with an unknown field", "sec-fetch-site", "none"),
    ]
}

pub fn all(form: &Filled<'_>, address: &str) -> Vec<Way> {
    let mut all = match form.in_parts {
        true => of_parts(form),
        false => of_fields(form),
    };
    all.extend(of_origins(form));
    all.extend(of_own(form, address));
    all
}
