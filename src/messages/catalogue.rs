//! The message files, parsed once.
use super::number::grouped;
use crate::domain::language::Language;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use fluent_syntax::ast::{Entry, Message, Pattern};
use rust_embed::RustEmbed;
use std::{borrow::Cow, collections::HashMap, sync::LazyLock};
use unic_langid::LanguageIdentifier;

#[derive(RustEmbed)]
#[folder = "templates/messages"]
struct Files;

type Bundle = FluentBundle<FluentResource>;

/// The words of one language.
struct Catalogue {
    bundle: Bundle,
    /// The messages that need no arguments, ready to print; attributes under `message.attribute`.
    ready: HashMap<String, String>,
}

static CATALOGUES: LazyLock<[Catalogue; Language::ALL.len()]> =
    LazyLock::new(|| Language::ALL.map(Catalogue::read));

/// Whether English has the message or attribute (`message.attribute`).
pub fn has(id: &str) -> bool {
    of(Language::English).pattern(id).is_some()
}

/// Whether the language has words of its own; what is said in one that has none is said in English.
pub fn is_written(language: Language) -> bool {
    !of(language).ready.is_empty()
}

/// The message in this language, else in English; a message that nobody wrote is told by its id.
pub(super) fn say(
    language: Language,
    id: &str,
    facts: Option<&FluentArgs<'_>>,
) -> Cow<'static, str> {
    let found = of(language).say(id, facts);
    let found = found.or_else(|| of(Language::English).say(id, facts));
    found.unwrap_or_else(|| Cow::Owned(id.to_owned()))
}

fn of(language: Language) -> &'static Catalogue {
    &CATALOGUES[language as usize]
}

impl Catalogue {
    fn read(language: Language) -> Self {
        let folder = format!("{}/", language.as_str());
        let files = Files::iter().filter(|path| path.starts_with(&folder));
        let sources = files.filter_map(|path| Files::get(&path));
        let sources = sources.map(|file| String::from_utf8_lossy(&file.data).into_owned());
        Self::new(language, sources.map(resource).collect())
    }

    fn new(language: Language, resources: Vec<FluentResource>) -> Self {
        let tag: LanguageIdentifier = language.as_str().parse().unwrap_or_default();
        let mut bundle = Bundle::new_concurrent(vec![tag]);
        // Isolating marks are invisible, but not to search, to copying, and to the tests.
        bundle.set_use_isolating(false);
        match language {
            Language::BrazilianPortuguese => bundle.set_formatter(Some(with_points)),
            Language::English | Language::SimplifiedChinese => {
                bundle.set_formatter(Some(with_commas));
            }
        }
        let ids: Vec<String> = resources.iter().flat_map(ids).collect();
        for resource in resources {
            bundle.add_resource_overriding(resource);
        }
        let ready = ids.into_iter().filter_map(|id| {
            let text = ready(&bundle, &id)?;
            Some((id, text))
        });
        Self {
            ready: ready.collect(),
            bundle,
        }
    }

    fn pattern(&self, id: &str) -> Option<&Pattern<&str>> {
        pattern(&self.bundle, id)
    }

    fn say(&'static self, id: &str, facts: Option<&FluentArgs<'_>>) -> Option<Cow<'static, str>> {
        if let Some(text) = self.ready.get(id) {
            return Some(Cow::Borrowed(text));
        }
        // A fact that is missing is printed as its name: the tests see it, and people get the rest.
        let (pattern, mut errors) = (self.pattern(id)?, Vec::new());
        Some(self.bundle.format_pattern(pattern, facts, &mut errors))
    }
}

fn with_commas<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    grouped(value, ',')
}

fn with_points<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    grouped(value, '.')
}

/// What can be read of a file; the tests refuse a file with mistakes.
fn resource(source: String) -> FluentResource {
    FluentResource::try_new(source).unwrap_or_else(|(readable, _)| readable)
}

fn ids(resource: &FluentResource) -> Vec<String> {
    let messages = resource.entries().filter_map(|entry| match entry {
        Entry::Message(message) => Some(names(message)),
        _ => None,
    });
    messages.flatten().collect()
}

fn names(message: &Message<&str>) -> Vec<String> {
    let id = message.id.name;
    let attributes = message.attributes.iter();
    let attributes = attributes.map(|attribute| format!("{id}.{}", attribute.id.name));
    std::iter::once(id.to_owned()).chain(attributes).collect()
}

fn pattern<'b>(bundle: &'b Bundle, id: &str) -> Option<&'b Pattern<&'b str>> {
    match id.split_once('.') {
        None => bundle.get_message(id)?.value(),
        Some((id, attribute)) => {
            let message = bundle.get_message(id)?;
            Some(message.get_attribute(attribute)?.value())
        }
    }
}

fn ready(bundle: &Bundle, id: &str) -> Option<String> {
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern(bundle, id)?, None, &mut errors);
    errors.is_empty().then(|| text.into_owned())
}
