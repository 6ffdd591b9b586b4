//! What to say, and a text in a language.
use super::{
    catalogue,
    number::{GROUP, is_number},
    value::Value,
};
use crate::domain::language::Language;
use fluent_bundle::{FluentArgs, FluentValue};
use std::{borrow::Cow, fmt};

/// What to say, in no language yet: the id of a message and the facts in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    id: Cow<'static, str>,
    facts: Vec<(Cow<'static, str>, Fact)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Fact {
    Said(String),
    /// A whole number, which is printed as the language writes it.
    Number(String),
    /// A text in a text, said in the same language.
    Text(Text),
}

impl Text {
    /// The message of this id; `message.attribute` names an attribute.
    pub fn new(id: impl Into<Cow<'static, str>>) -> Self {
        Self {
            id: id.into(),
            facts: Vec::new(),
        }
    }

    /// The attribute of the message instead of its value.
    #[must_use]
    pub fn attribute(mut self, name: &str) -> Self {
        self.id = format!("{}.{name}", self.id).into();
        self
    }

    /// Gives a fact its value; a whole number can also choose a plural.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl Value) -> Self {
        self.facts.push((name.into(), Fact::of(&value)));
        self
    }

    /// Gives a fact its value in words, which are said in the language of the whole.
    #[must_use]
    pub fn with_text(mut self, name: impl Into<Cow<'static, str>>, words: Self) -> Self {
        self.facts.push((name.into(), Fact::Text(words)));
        self
    }

    /// Words one after the other, as the language lists them.
    pub fn list(words: Vec<Self>) -> Self {
        let pair = |rest: Self, first: Self| {
            Self::new("frame-list")
                .with_text("first", first)
                .with_text("rest", rest)
        };
        let all = words.into_iter().rev().reduce(pair);
        all.unwrap_or_else(|| Self::new("frame-list-empty"))
    }

    /// The id of the message.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The words. Costs a look-up and no memory when the message takes no facts.
    pub fn say(&self, language: Language) -> Cow<'static, str> {
        if self.facts.is_empty() {
            return catalogue::say(language, &self.id, None);
        }
        let facts = self.facts.iter();
        let facts: FluentArgs<'_> = facts
            .map(|(name, fact)| (name.as_ref(), fact.value(language)))
            .collect();
        catalogue::say(language, &self.id, Some(&facts))
    }

    /// The text as it can be printed, which remembers its language.
    pub const fn in_language(self, language: Language) -> Phrase {
        Phrase {
            language,
            text: self,
        }
    }
}

impl Fact {
    fn of<V: Value>(value: &V) -> Self {
        let said = value.to_string();
        match V::IS_NUMBER && is_number(&said) {
            true => Self::Number(said),
            false => Self::Said(said),
        }
    }

    fn value(&self, language: Language) -> FluentValue<'_> {
        match self {
            Self::Number(text) => FluentValue::try_number(text),
            // It chooses a plural too, and is too short for groups.
            Self::Said(text) if text.len() <= GROUP && is_number(text) => {
                FluentValue::try_number(text)
            }
            Self::Said(text) => text.as_str().into(),
            Self::Text(text) => text.say(language).into(),
        }
    }
}

/// A text in a language, to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    language: Language,
    text: Text,
}

/// The message of this id in this language.
pub fn t(language: Language, id: impl Into<Cow<'static, str>>) -> Phrase {
    Text::new(id).in_language(language)
}

impl Phrase {
    /// As [`Text::attribute`].
    #[must_use]
    pub fn attribute(self, name: &str) -> Self {
        self.text.attribute(name).in_language(self.language)
    }

    /// As [`Text::with`].
    #[must_use]
    pub fn with(self, name: impl Into<Cow<'static, str>>, value: impl Value) -> Self {
        self.text.with(name, value).in_language(self.language)
    }

    /// As [`Text::with_text`].
    #[must_use]
    pub fn with_text(self, name: impl Into<Cow<'static, str>>, words: Text) -> Self {
        self.text.with_text(name, words).in_language(self.language)
    }

    /// As [`Text::id`].
    pub fn id(&self) -> &str {
        self.text.id()
    }

    /// The words.
    pub fn say(&self) -> Cow<'static, str> {
        self.text.say(self.language)
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.say())
    }
}

/// What was said in its language stands in the text as it is.
impl Value for Phrase {}

#[cfg(test)]
mod tests {
    use super::{Text, t};
    use crate::{domain::language::Language, messages::has};
    use std::borrow::Cow;

    const EN: Language = Language::English;

    #[test]
    fn a_message_without_facts_is_lent() {
        let words = Text::new("frame-product").say(EN);
        assert!(matches!(words, Cow::Borrowed("Multichannel")));
    }

    #[test]
    fn facts_and_words_stand_in_the_message() {
        let state = t(EN, "state-word").with("state", "issued");
        assert_eq!(state.to_string(), "Issued");
        let refused = Text::new("country-DE");
        let words = t(EN, "state-word").with_text("state", refused);
        assert_eq!(words.to_string(), "Unknown");
    }

    #[test]
    fn attributes_have_two_ways() {
        let role = t(EN, "role-global-reader").attribute("does").to_string();
        assert!(role.starts_with("The partner can look"), "{role}");
        assert_eq!(t(EN, "role-global-reader.does").to_string(), role);
        assert!(has("role-global-reader.does") && !has("role-global-reader.nothing"));
    }

    #[test]
    fn lists_are_in_the_words_of_the_language() {
        let words =
            |ids: &[&'static str]| Text::list(ids.iter().map(|id| Text::new(*id)).collect());
        let listed = words(&["country-DE", "country-AT", "country-CH"]);
        assert_eq!(listed.say(EN), "Germany, Austria, Switzerland");
        assert_eq!(words(&["country-DE"]).say(EN), "Germany");
        assert_eq!(words(&[]).say(EN), "–");
    }

    #[test]
    fn what_nobody_wrote_is_told_by_its_id() {
        assert_eq!(t(EN, "no-such-message").to_string(), "no-such-message");
        let other = t(Language::SimplifiedChinese, "no-such-message");
        assert_eq!(other.to_string(), "no-such-message");
    }

    #[test]
    fn numbers_are_grouped_as_the_language_writes_them_and_names_are_not() {
        let said = |language, text: Text| text.in_language(language).to_string();
        let rows = |count: i64| Text::new("list-count-more").with("count", count);
        for (number, words) in [
            (7, "More than 7 entries"),
            (999, "More than 999 entries"),
            (1000, "More than 1,000 entries"),
            (1_234_567, "More than 1,234,567 entries"),
        ] {
            assert_eq!(said(EN, rows(number)), words);
        }
        let names = |name: &str| Text::new("receipt-title").with("provider", name);
        for name in ["7", "2024", "1234567"] {
            assert!(said(EN, names(name)).ends_with(name), "{name}");
        }
    }
}
