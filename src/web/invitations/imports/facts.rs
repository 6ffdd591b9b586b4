//! What each invitation of an import asks for, in words.
use crate::{
    domain::language::Language,
    messages::Phrase,
    store::invitation_imports::Asks,
    web::{invitations::asks, page::Frame},
};

/// A label and what stands beside it.
pub(super) type Fact = (Phrase, Vec<String>);

/// Everything that is the same for all rows; `names` are slugs with the names of whom they belong to.
pub(super) fn facts(f: &Frame, asks: &Asks, names: &[(String, String)]) -> Vec<Fact> {
    let reseller = asks.reseller.as_ref();
    let reseller = match reseller {
        Some(slug) => called(names, slug.as_str()),
        None => f.t("invitations-no-reseller").to_string(),
    };
    let languages = [Some(asks.language), asks.second_language];
    let language = |language: Language| f.t(format!("language-{}", language.as_str()));
    let languages = languages.into_iter().flatten().map(language).collect();
    let mut facts = vec![("resellers", vec![reseller])];
    facts.extend(rights(f, asks, names));
    facts.push(("ends", vec![days(f, asks.life.days())]));
    facts.push(("languages", words(languages)));
    let label = |(name, values)| (f.t(format!("invitations-answer-{name}")), values);
    facts.into_iter().map(label).collect()
}

type Line = (&'static str, Vec<String>);

fn rights(f: &Frame, asks: &Asks, names: &[(String, String)]) -> Vec<Line> {
    if asks.delegates.is_empty() {
        return vec![("delegates", vec![f.t("invitations-no-rights").to_string()])];
    }
    let delegates = asks.delegates.iter();
    let delegates = delegates.map(|slug| called(names, slug.as_str()));
    let mut term = vec![days(f, i64::from(asks.term.days()))];
    if asks.auto_extend {
        term.push(f.t("invitations-extends").to_string());
    }
    let language = f.language();
    vec![
        ("delegates", delegates.collect()),
        ("roles", words(asks::roles(language, &asks.roles))),
        ("services", words(asks::services(language, &asks.services))),
        ("term", term),
    ]
}

fn called(names: &[(String, String)], slug: &str) -> String {
    let known = names.iter().find(|(known, _)| known == slug);
    known.map_or_else(|| slug.to_owned(), |(_, name)| name.clone())
}

fn days(f: &Frame, days: i64) -> String {
    f.t("invitations-days-long").with("days", days).to_string()
}

fn words(all: Vec<Phrase>) -> Vec<String> {
    all.iter().map(Phrase::to_string).collect()
}
