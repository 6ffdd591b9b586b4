//! The facts of a message as arguments of its words.
use crate::{
    domain::{
        language::Language,
        message::{GRANT, GRANT_GAP, HANDED_OVER, Message, Topic},
    },
    messages::Text,
};
use std::borrow::Cow;

/// The longest subject, in characters.
const SUBJECT: usize = 200;
/// Facts that may be left out; the words then see "none".
const OPTIONAL: [&str; 18] = [
    "reason",
    "customer",
    "reseller",
    "signatory",
    "granted",
    "roles",
    "services",
    "taken",
    "enabled",
    "dropped",
    "kind",
    "days",
    "actor",
    "seats",
    "before",
    "until",
    "partner",
    "reader",
];

/// The value of a fact, if the message has it.
pub fn fact<'m>(message: &'m Message, name: &str) -> Option<&'m str> {
    let mut facts = message.facts.iter();
    facts
        .find(|(known, value)| known == name && !value.is_empty())
        .map(|(_, value)| value.as_str())
}

/// The second language, if there are words in it: those of an invitation are its sender's.
pub fn second_language(message: &Message) -> Option<Language> {
    let written = message.topic != Topic::Invitation || fact(message, "second_body").is_some();
    message.second_language.filter(|_| written)
}

/// The subject, one line in this language; that of an invitation is in its sender's words.
pub fn subject(message: &Message, name: &str, language: Language) -> String {
    let written = match message.topic {
        Topic::Invitation => fact(message, "subject").map(str::to_owned),
        _ => None,
    };
    let text = written.unwrap_or_else(|| {
        let id = format!("mail-{}-subject", message.topic.as_str());
        say(id, message, name, language)
    });
    let line = text.replace(char::is_control, " ");
    line.trim().chars().take(SUBJECT).collect()
}

/// The message of this id with all facts.
pub fn say(id: String, message: &Message, name: &str, language: Language) -> String {
    let mut text = Text::new(id).with("name", name);
    for optional in OPTIONAL {
        if fact(message, optional).is_none() {
            text = text.with(optional, "none");
        }
    }
    for (fact, value) in &message.facts {
        if !value.is_empty() && fact != GRANT && fact != HANDED_OVER {
            text = match number(fact, value) {
                Some(number) => text.with(fact.clone(), number),
                None => text.with(fact.clone(), in_words(fact, value, language)),
            };
        }
    }
    if message.topic == Topic::Receipt {
        let lost = lines(message, HANDED_OVER, |parts| handed_over(parts, language));
        let given = lines(message, GRANT, |parts| grant(parts, language));
        text = text.with("grants", given.join("\n"));
        text = text.with("handed", lost.len());
        text = text.with("lost", lost.join("\n"));
    }
    text.say(language).into_owned()
}

/// Facts that count something are printed with groups of digits.
fn number(fact: &str, value: &str) -> Option<u64> {
    let counts = matches!(fact, "seats" | "before" | "count" | "granted");
    value.parse().ok().filter(|_| counts)
}

fn in_words<'v>(fact: &str, value: &'v str, language: Language) -> Cow<'v, str> {
    match fact {
        "roles" => named("role", value, language).into(),
        "services" | "taken" => named("service", value, language).into(),
        _ => value.into(),
    }
}

/// The names of what these slugs stand for.
pub fn named(kind: &str, slugs: &str, language: Language) -> String {
    let names = slugs.split(' ').filter(|slug| !slug.is_empty());
    let names = names.map(|slug| Text::new(format!("{kind}-{slug}")).say(language));
    names.collect::<Vec<_>>().join(", ")
}

/// A line for each partner that got rights, or lost some.
fn lines(
    message: &Message,
    name: &str,
    line: impl Fn(&str) -> Cow<'static, str>,
) -> Vec<Cow<'static, str>> {
    let facts = message.facts.iter().filter(|(fact, _)| fact == name);
    facts.map(|(_, parts)| line(parts)).collect()
}

fn handed_over(parts: &str, language: Language) -> Cow<'static, str> {
    let (partner, services) = parts.split_once(GRANT_GAP).unwrap_or((parts, ""));
    Text::new("mail-handed-over")
        .with("partner", partner)
        .with("services", named("service", services, language))
        .say(language)
}

fn grant(parts: &str, language: Language) -> Cow<'static, str> {
    let mut parts = parts.split(GRANT_GAP);
    let mut next = || parts.next().unwrap_or_default();
    Text::new("mail-grant")
        .with("partner", next())
        .with("roles", named("role", next(), language))
        .with("services", named("service", next(), language))
        .with("ends", next())
        // A mail that was kept before this was told says nothing of it.
        .with("extends", if next() == "yes" { "yes" } else { "no" })
        .say(language)
}
