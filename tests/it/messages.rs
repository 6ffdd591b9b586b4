//! Every message that is asked for exists, in every language.
use crate::tree::{Source, files, none};
use fluent_syntax::ast::{Entry, Message};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Beginnings of ids that are put together at run time, from a value that the program knows: the slug of a role, of a
/// template of roles or of a service, the code of a country, the name of a state, of an activity or of a
/// field, the kind of a mail.
const COMPOSED: [&str; 8] = [
    "role-",
    "country-",
    "state-",
    "template-",
    "service-",
    "activity-",
    "mail-",
    "field-",
];

type Ids = BTreeSet<String>;

#[test]
fn every_message_that_is_asked_for_exists() {
    let known = languages().into_values().next().unwrap_or_default();
    let mut sources = files("templates", &["html", "svg", "txt"]);
    sources.extend(files("src", &["rs"]));
    let missing = sources.iter().flat_map(|source| {
        let text = without_comments(source.shipped());
        let asked = asked_for(&text).into_iter();
        let asked = asked.filter(|id| !known.contains(*id) && !COMPOSED.contains(id));
        asked
            .map(|id| format!("{}: no message “{id}”", source.path.display()))
            .collect::<Vec<_>>()
    });
    none(missing.collect());
}

#[test]
fn every_language_has_the_same_messages() {
    let languages = languages();
    let all: Ids = languages.values().flatten().cloned().collect();
    let missing = languages.iter().flat_map(|(language, ids)| {
        all.difference(ids)
            .map(move |id| format!("{language}: no message “{id}”"))
    });
    none(missing.collect());
}

/// The ids of each language folder, attributes as `message.attribute`.
fn languages() -> BTreeMap<String, Ids> {
    let folders = fs::read_dir("templates/messages").into_iter().flatten();
    let names = folders.map(|folder| folder.unwrap().file_name().into_string().unwrap());
    names
        .map(|name| {
            let ids = ids(&files(&format!("templates/messages/{name}"), &["ftl"]));
            (name, ids)
        })
        .collect()
}

fn ids(sources: &[Source]) -> Ids {
    let mut ids = Ids::new();
    for source in sources {
        let path = source.path.display();
        let resource = fluent_syntax::parser::parse(source.text.as_str());
        let resource = resource.unwrap_or_else(|(_, errors)| panic!("{path}: {errors:?}"));
        for entry in resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            for id in names(&message) {
                assert!(
                    ids.insert(id.clone()),
                    "{path}: “{id}” stands twice in this language"
                );
            }
        }
    }
    ids
}

fn names(message: &Message<&str>) -> Vec<String> {
    let id = message.id.name;
    let attributes = message
        .attributes
        .iter()
        .map(|attribute| format!("{id}.{}", attribute.id.name));
    message
        .value
        .iter()
        .map(|_| id.to_owned())
        .chain(attributes)
        .collect()
}

/// Without the comments of templates and the comment lines of code, which may speak about ids.
fn without_comments(text: &str) -> String {
    let mut parts = text.split("{#");
    let first = parts.next().unwrap_or_default();
    let rest = parts.map(|part| part.split_once("#}").map_or("", |(_, rest)| rest));
    let text: String = std::iter::once(first).chain(rest).collect();
    let code = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    code.collect::<Vec<_>>().join("\n")
}

/// The literals in `t("…")` and `Text::new("…")`.
fn asked_for(text: &str) -> Vec<&str> {
    let calls = ["t(", "Text::new("].into_iter().flat_map(|call| {
        text.match_indices(call)
            .filter(|(at, _)| !text[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
            .map(move |(at, _)| &text[at + call.len()..])
    });
    calls
        .filter_map(|rest| Some(rest.trim_start().strip_prefix('"')?.split_once('"')?.0))
        .collect()
}

#[test]
fn the_check_sees_calls_and_attributes() {
    let text = "f.t(\"a\"); Text::new(\n    \"b-c\"); assert(\"no\"); t(label); {{ f.t(\"d.e\") }}";
    assert_eq!(asked_for(text), ["a", "d.e", "b-c"]);
    let commented = "{#- t(\"no\") -#}{{ f.t(\"a\") }}\n/// t(\"no\")\n";
    assert_eq!(asked_for(&without_comments(commented)), ["a"]);
    let file = Source {
        path: "x.ftl".into(),
        text: "a = One\n    .title = Two\nb =\n    .alt = Three\n-brand = B\n".to_owned(),
    };
    assert_eq!(
        ids(&[file]),
        Ids::from(["a", "a.title", "b.alt"].map(str::to_owned))
    );
}
