//! Answers held against each other, and what all of them have.
use crate::client::Answer;

/// The answer without what differs from request to request.
pub fn bare(answer: &Answer, path: &str) -> String {
    let mut text = format!("{}\n{}\n", answer.status, answer.location);
    for (name, value) in &answer.headers {
        // Whether the connection stays open depends on whether the body had come already.
        if !["date", "set-cookie", "content-length", "connection"].contains(&name.as_str()) {
            text += &format!("{name}: {}\n", value.to_str().unwrap_or("?"));
        }
    }
    text += &answer.body;
    for mark in [REQUEST, ONCE] {
        if let Some(own) = behind(&answer.body, mark) {
            text = text.replace(own, "(own)");
        }
    }
    text.replace(path, "(path)")
}

/// The number of the request, and the key of a form: nobody's, and never twice the same.
const REQUEST: &str = "<meta name=\"request-id\" content=\"";
const ONCE: &str = "name=\"once\" value=\"";

/// Found without reading the page as HTML, which takes long where there are thousands of pages.
fn behind<'a>(page: &'a str, mark: &str) -> Option<&'a str> {
    let (_, rest) = page.split_once(mark)?;
    Some(rest.split_once('"')?.0)
}

/// The first line in which two answers differ.
pub fn differing(one: &str, other: &str) -> Option<String> {
    let mut lines = one.lines().zip(other.lines());
    let found = lines.find(|(one, other)| one != other);
    let found = found.map(|(one, other)| format!("{one:?} and {other:?}"));
    found.or_else(|| (one.len() != other.len()).then(|| "one is longer".to_owned()))
}

/// The headers that every answer carries, errors included (P20); no page is kept by anybody (P22).
pub fn headers_missing(answer: &Answer) -> Option<String> {
    let has = |name: &str, value: &str| {
        let found = answer
            .headers
            .get(name)
            .and_then(|found| found.to_str().ok());
        found.is_some_and(|found| found.contains(value))
    };
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; \
        base-uri 'none'; frame-ancestors 'none'";
    let all = [
        ("content-security-policy", policy),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cache-control", "no-store"),
    ];
    let missing = all.iter().find(|(name, value)| !has(name, value));
    missing.map(|(name, _)| format!("the header {name} is missing"))
}
