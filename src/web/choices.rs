//! What selects offer, in the language of the page.
use super::page::Frame;
use crate::{
    domain::{
        access::{AdminRole, AgentRole, Roles},
        account::Theme,
        country::Country,
        language::Language,
        organisation::Kind,
        service::Service,
    },
    messages::{self, Phrase, Text, t},
};

/// Value and words.
pub type Choices = Vec<(&'static str, Phrase)>;

/// Every country, by its name.
pub fn countries(f: &Frame) -> Choices {
    countries_where(f, |_| true)
}

/// Those that are wanted, by their name.
pub fn countries_where(f: &Frame, is_wanted: impl Fn(Country) -> bool) -> Choices {
    let some = Country::all().iter().filter(|c| is_wanted(**c));
    let mut all: Choices = some.map(|c| (c.as_str(), f.say(&country(*c)))).collect();
    all.sort_by_cached_key(|(_, name)| name.say().to_lowercase());
    all
}

/// The name of a country.
pub fn country(country: Country) -> Text {
    Text::new(format!("country-{country}"))
}

/// The languages that have words, and those that are chosen already, each in its own words.
pub fn languages(reader: Language, chosen: &[&str]) -> Choices {
    let mut all = every_language(reader);
    all.retain(|(tag, _)| {
        chosen.contains(tag) || Language::parse(tag).is_some_and(messages::is_written)
    });
    all
}

/// The tags of the languages that have words, for what somebody writes into a file.
pub fn language_tags() -> String {
    let all = Language::ALL.into_iter();
    let written = all.filter(|language| messages::is_written(*language));
    written.map(Language::as_str).collect::<Vec<_>>().join(", ")
}

/// Every language, for what somebody writes by hand.
pub fn every_language(reader: Language) -> Choices {
    let word = |language: Language| t(reader, format!("language-{}", language.as_str()));
    let all = Language::ALL.into_iter();
    all.map(|language| (language.as_str(), word(language)))
        .collect()
}

/// How pages can look.
pub fn themes(f: &Frame) -> Choices {
    let word = |theme: &Theme| {
        (
            theme.as_str(),
            f.t(format!("account-theme-{}", theme.as_str())),
        )
    };
    Theme::ALL.iter().map(word).collect()
}

/// The agent roles of this kind of organisation.
pub fn agent_roles(f: &Frame, kind: Kind) -> Choices {
    let roles = AgentRole::of(kind).iter();
    roles
        .map(|role| (role.as_str(), f.say(&role_word(role.as_str()))))
        .collect()
}

/// The admin roles of this kind of organisation.
pub fn admin_roles(f: &Frame, kind: Kind) -> Choices {
    let roles = AdminRole::of(kind).iter();
    roles
        .map(|role| (role.as_str(), f.say(&role_word(role.as_str()))))
        .collect()
}

/// What a member's role is called.
pub fn role_word(role: &str) -> Text {
    Text::new(format!("member-role-{}", role.replace('_', "-")))
}

/// The roles of a member in words.
pub fn roles(f: &Frame, roles: &Roles) -> Phrase {
    let agent = roles.agent.map(AgentRole::as_str);
    let admin = roles.admin.map(AdminRole::as_str);
    let words: Vec<Text> = agent.into_iter().chain(admin).map(role_word).collect();
    f.say(&match words.is_empty() {
        true => Text::new("member-roles-none"),
        false => Text::list(words),
    })
}

/// Roles or services, by their slugs.
pub fn listed<'a>(kind: &str, slugs: impl IntoIterator<Item = &'a str>) -> Text {
    let words = slugs.into_iter();
    let words = words.map(|slug| Text::new(format!("{kind}-{slug}")));
    Text::list(words.collect())
}

/// These services, by their names.
pub fn services(f: &Frame, some: impl Iterator<Item = &'static Service>) -> Choices {
    let words = |service: &Service| (service.slug, f.t(format!("service-{}", service.slug)));
    some.map(words).collect()
}
