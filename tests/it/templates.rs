//! No text that a person reads stands in a template: all of it comes from the message files.
use crate::tree::{files, none};

/// Attributes that are read out or shown. The style sheet shows `data-label`, the script the other two.
const READ: [&str; 12] = [
    "title",
    "alt",
    "placeholder",
    "label",
    "aria-label",
    "aria-description",
    "aria-placeholder",
    "aria-roledescription",
    "aria-valuetext",
    "data-label",
    "data-done",
    "data-failed",
];

#[test]
fn templates_hold_no_text_of_their_own() {
    let mut faults = Vec::new();
    for source in files("templates", &["html", "svg", "txt"]) {
        let marked_up = source
            .path
            .extension()
            .is_some_and(|extension| extension != "txt");
        let found = texts(&source.text, marked_up)
            .into_iter()
            .filter(|text| is_words(text));
        faults.extend(found.map(|text| {
            format!(
                "{}: “{}” belongs into a message file",
                source.path.display(),
                text.trim()
            )
        }));
    }
    none(faults);
}

fn is_words(text: &str) -> bool {
    // A character reference such as &nbsp; is written with letters but shows none.
    let plain = text
        .split('&')
        .enumerate()
        .map(|(at, part)| match part.split_once(';') {
            Some((name, rest))
                if at > 0 && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#') =>
            {
                rest
            }
            _ => part,
        });
    plain.collect::<String>().contains(char::is_alphabetic)
}

/// What a person would read of a template: text between tags, attributes that are shown, phrases inside expressions.
fn texts(template: &str, marked_up: bool) -> Vec<String> {
    let (markup, literals) = without_expressions(template);
    let mut found: Vec<String> = literals
        .into_iter()
        .filter(|text| text.trim().contains(char::is_whitespace))
        .collect();
    if !marked_up {
        found.push(markup);
        return found;
    }
    let mut rest = markup.as_str();
    while let Some((text, tag)) = rest.split_once('<') {
        found.push(behind_attributes(text).to_owned());
        rest = match tag.strip_prefix("!--") {
            Some(comment) => comment.split_once("-->").map_or("", |(_, rest)| rest),
            None => attributes(tag, &mut found),
        };
    }
    found.push(behind_attributes(rest).to_owned());
    found
}

/// What follows the attributes at the start of a text: a macro may write the rest of a tag that its caller began.
fn behind_attributes(text: &str) -> &str {
    let pair = text.trim_start().split_once("=\"");
    let is_name = |c: char| c.is_ascii_lowercase() || c == '-';
    match pair.and_then(|(name, rest)| Some((name, rest.split_once('"')?.1))) {
        Some((name, rest)) if name.chars().all(is_name) && !READ.contains(&name) => {
            behind_attributes(rest)
        }
        _ => text,
    }
}

/// The template with every comment and expression taken out, and the string literals of the expressions.
fn without_expressions(template: &str) -> (String, Vec<String>) {
    let (mut markup, mut literals, mut rest) = (String::new(), Vec::new(), template);
    while let Some(at) = rest
        .find("{#")
        .into_iter()
        .chain(rest.find("{{"))
        .chain(rest.find("{%"))
        .min()
    {
        markup.push_str(&rest[..at]);
        rest = match &rest[at..at + 2] {
            "{#" => rest[at..].split_once("#}").map_or("", |(_, rest)| rest),
            "{{" => expression(&rest[at + 2..], "}}", &mut literals),
            _ => expression(&rest[at + 2..], "%}", &mut literals),
        };
    }
    (markup + rest, literals)
}

/// Skips an expression, whose end may also stand inside its strings; returns what follows.
fn expression<'a>(mut text: &'a str, end: &str, literals: &mut Vec<String>) -> &'a str {
    loop {
        let close = text.find(end).unwrap_or(text.len());
        let Some((_, string)) = text[..close]
            .split_once('"')
            .map(|(before, _)| text.split_at(before.len() + 1))
        else {
            return text[close..].strip_prefix(end).unwrap_or_default();
        };
        let (literal, rest) = string.split_once('"').unwrap_or((string, ""));
        literals.push(literal.to_owned());
        text = rest;
    }
}

/// Reads a tag from behind its `<`, keeps the attributes that are shown, returns what follows the tag.
fn attributes<'a>(tag: &'a str, found: &mut Vec<String>) -> &'a str {
    let name_end = tag
        .find(|c: char| c.is_whitespace() || c == '>')
        .unwrap_or(tag.len());
    let (name, mut rest) = tag.split_at(name_end);
    let mut pairs = Vec::new();
    while let Some(at) = rest.find(['=', '>']) {
        let attribute = rest[..at]
            .split_whitespace()
            .next_back()
            .unwrap_or_default();
        if rest[at..].starts_with('>') {
            rest = &rest[at + 1..];
            break;
        }
        let (value, after) = value(&rest[at + 1..]);
        pairs.push((attribute, value));
        rest = after;
    }
    let kind = pairs
        .iter()
        .find(|(attribute, _)| *attribute == "type")
        .map_or("text", |(_, kind)| *kind);
    // The value of a choice or a hidden field is for the program; that of other fields is seen.
    let seen = name == "input" && !["hidden", "radio", "checkbox"].contains(&kind);
    let shown = pairs
        .iter()
        .filter(|(attribute, _)| READ.contains(attribute) || seen && *attribute == "value");
    found.extend(shown.map(|(_, value)| (*value).to_owned()));
    rest
}

fn value(text: &str) -> (&str, &str) {
    match text
        .chars()
        .next()
        .filter(|quote| ['"', '\''].contains(quote))
    {
        Some(quote) => text[1..].split_once(quote).unwrap_or((&text[1..], "")),
        None => text.split_at(
            text.find(|c: char| c.is_whitespace() || c == '>')
                .unwrap_or(text.len()),
        ),
    }
}

#[test]
fn the_check_finds_planted_words_and_only_those() {
    let words = |template| -> Vec<String> {
        texts(template, true)
            .into_iter()
            .filter(|text| is_words(text))
            .collect()
    };
    let good = r##"<!DOCTYPE html><!-- why --><p class="a" {% if x == "y}}" %}hidden{% endif %}>{# words #}{{ f.t("a-b") }} – 3&nbsp;</p>
        <a href="#main" aria-label="{{ f.t("nav") }}"><input type="hidden" value="yes"><option value="de"></option></a>
        {% macro aria(a) %} aria-describedby="{{ a }}-hint" aria-invalid="true"{% endmacro %}"##;
    assert_eq!(words(good), [""; 0]);
    let bad = r#"<p title="Tip">{{ f.t("a") }}Hello</p><img alt='Face' src=x><input value="Go">{{ say("two words") }}"#;
    assert_eq!(words(bad), ["two words", "Tip", "Hello", "Face", "Go"]);
    assert!(
        texts("Dear {{ name }}", false)
            .iter()
            .any(|text| is_words(text))
    );
}
