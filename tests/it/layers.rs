//! The rules of the house: imports inwards only, small files, small functions, names that say something.
use crate::tree::{files, none};
use std::collections::BTreeSet;
use std::fs;

/// Each layer and the layers it may see. Modules outside this table (settings, log, command line) are free.
const LAYERS: [(&str, &[&str]); 6] = [
    ("domain", &[]),
    ("store", &["domain"]),
    ("actions", &["store", "domain"]),
    ("mail", &["domain"]),
    ("jobs", &["actions", "store", "mail", "domain"]),
    ("web", &["actions", "store", "mail", "domain"]),
];

const LINES_A_FILE: usize = 300;
const LINES_A_FUNCTION: usize = 40;
const EMPTY_NAMES: [&str; 8] = [
    "util", "utils", "helper", "helpers", "common", "misc", "manager", "service",
];

#[test]
fn imports_point_inwards() {
    let mut faults = Vec::new();
    for source in files("src", &["rs"]) {
        let here = source
            .path
            .iter()
            .nth(1)
            .and_then(|name| name.to_str())
            .unwrap();
        let here = here.trim_end_matches(".rs");
        let there = reached(source.shipped());
        let outwards = there.iter().filter(|there| !may_see(here, there));
        faults.extend(
            outwards
                .map(|there| format!("{}: {here} reaches out to {there}", source.path.display())),
        );
    }
    none(faults);
}

fn may_see(here: &str, there: &str) -> bool {
    let Some((_, inner)) = LAYERS.iter().find(|(layer, _)| *layer == here) else {
        return true;
    };
    let layered = LAYERS.iter().any(|(layer, _)| *layer == there);
    // The domain is pure: it sees nothing else of ours, layer or not.
    here == there || inner.contains(&there) || (!layered && here != "domain")
}

/// The modules of ours that a text names: `crate::store`, and each of `crate::{store::db, domain}`.
fn reached(text: &str) -> BTreeSet<&str> {
    let after = text.split("crate::").skip(1);
    after
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(group) => members(group),
            None => vec![word(rest)],
        })
        .filter(|module| module.starts_with(char::is_lowercase))
        .collect()
}

fn members(group: &str) -> Vec<&str> {
    let mut depth = 1;
    let mut starts = vec![0];
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => starts.push(at + 1),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    starts
        .into_iter()
        .map(|at| word(group[at..].trim_start()))
        .collect()
}

fn word(text: &str) -> &str {
    let end = text.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
    &text[..end.unwrap_or(text.len())]
}

#[test]
fn the_check_of_imports_sees_every_form() {
    let text = "use crate::store::db;\nuse crate::{domain::{role, time}, web};\ncrate::mail::send(); use crate::Early;";
    assert_eq!(
        reached(text),
        BTreeSet::from(["store", "domain", "web", "mail"])
    );
    assert!(may_see("web", "actions") && may_see("web", "config") && may_see("cli", "web"));
    assert!(!may_see("store", "web") && !may_see("domain", "config") && !may_see("web", "jobs"));
}

#[test]
fn files_and_functions_are_small() {
    let mut faults = Vec::new();
    for source in files("src", &["rs"]) {
        let (path, text) = (source.path.display(), source.shipped());
        let lines = text.lines().count();
        if lines > LINES_A_FILE {
            faults.push(format!("{path}: {lines} lines, at most {LINES_A_FILE}"));
        }
        let long = functions(text)
            .into_iter()
            .filter(|(_, lines)| *lines > LINES_A_FUNCTION);
        faults.extend(long.map(|(name, lines)| {
            format!("{path}: fn {name} is {lines} lines, at most {LINES_A_FUNCTION}")
        }));
    }
    none(faults);
}

/// Name and length of every function: it ends at the first closing brace as far in as it began.
fn functions(text: &str) -> Vec<(&str, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let starts = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| Some((at, named(line)?)));
    starts
        .map(|(at, name)| {
            let indent = &lines[at][..lines[at].len() - lines[at].trim_start().len()];
            let close = format!("{indent}}}");
            let last = |line: &&str| {
                line.starts_with(&close)
                    || line.trim_end().ends_with(';') && line.starts_with(&format!("{indent})"))
            };
            let on_one_line = lines[at].trim_end().ends_with(['}', ';']);
            let more = if on_one_line {
                0
            } else {
                lines[at + 1..].iter().position(last).map_or(0, |n| n + 1)
            };
            (name, more)
        })
        .collect()
}

fn named(line: &str) -> Option<&str> {
    let (before, after) = line.split_once("fn ")?;
    let modifiers = ["pub", "const", "async", "unsafe", "extern", "\"C\""];
    let modifier = |part: &str| modifiers.contains(&part) || part.starts_with("pub(");
    before
        .split_whitespace()
        .all(modifier)
        .then(|| word(after))
        .filter(|name| !name.is_empty())
}

#[test]
fn the_check_of_functions_counts_lines() {
    let body = "    let x = 1;\n".repeat(LINES_A_FUNCTION);
    let text = format!(
        "fn short() {{}}\n    pub(crate) async fn inner(\n        x: u8,\n    );\npub fn long() {{\n{body}}}\n"
    );
    assert_eq!(
        functions(&text),
        [("short", 0), ("inner", 2), ("long", LINES_A_FUNCTION + 1)]
    );
}

#[test]
fn names_say_what_is_inside() {
    let mut faults = Vec::new();
    for source in files("src", &["rs"]).iter().chain(&files("tests", &["rs"])) {
        // A service is what subscriptions are for, a word of the product, in the domain.
        let product = source.path.ends_with("domain/service.rs");
        let mut names = source.path.iter().filter_map(|part| part.to_str());
        if !product && names.any(|name| EMPTY_NAMES.contains(&name.trim_end_matches(".rs"))) {
            faults.push(format!(
                "{}: a name that says nothing",
                source.path.display()
            ));
        }
    }
    none(faults);
}

#[test]
fn what_holds_now_is_said_in_one_place() {
    let mut places = Vec::new();
    for source in files("src/store", &["rs"]) {
        let tight: String = source.shipped().split_whitespace().collect();
        if tight.contains("auto_extend.eq(true).or(") {
            places.push(source.path.display().to_string());
        }
    }
    assert_eq!(places, ["src/store/holding.rs"]);
}

#[test]
fn few_files_know_that_there_are_two_databases() {
    let mut places = Vec::new();
    for source in files("src", &["rs"]) {
        if source.shipped().contains("Db::Postgres(") {
            places.push(source.path.display().to_string());
        }
    }
    let known = ["database", "db", "integrity", "migrate", "prepared"];
    assert_eq!(places, known.map(|name| format!("src/store/{name}.rs")));
}

#[test]
fn templates_trust_no_text_and_hold_no_script_or_style() {
    let mut faults = Vec::new();
    for source in files("templates", &["html", "svg", "txt"]) {
        let found = unsafe_in(&source.text);
        faults.extend(found.map(|fault| format!("{}: {fault}", source.path.display())));
    }
    none(faults);
}

fn unsafe_in(text: &str) -> impl Iterator<Item = &'static str> {
    let tight: String = text.split_whitespace().collect();
    let script = text.split("<script").skip(1).any(|rest| {
        !rest
            .split('>')
            .next()
            .is_some_and(|tag| tag.contains("src="))
    });
    let handler = text.split_whitespace().any(|part| {
        part.starts_with("on")
            && part
                .split_once('=')
                .is_some_and(|(name, _)| name.chars().all(char::is_alphabetic))
    });
    let style = text.contains("<style")
        || text
            .split_whitespace()
            .any(|part| part.starts_with("style="));
    [
        (tight.contains("|safe"), "|safe"),
        (script, "a script inside the page"),
        (handler, "an event handler inside the page"),
        (style, "a style inside the page"),
    ]
    .into_iter()
    .filter_map(|(found, fault)| found.then_some(fault))
}

#[test]
fn the_check_of_templates_sees_planted_faults() {
    let bad = "<p style=\"x\" onclick=\"y\">{{ name | safe }}</p><script>1</script>";
    assert_eq!(unsafe_in(bad).count(), 4);
    assert_eq!(
        unsafe_in("<script src=\"{{ f.js() }}\" defer></script><p class=\"on\">=</p>").count(),
        0
    );
}

#[test]
fn both_databases_have_the_same_migrations() {
    let names = |kind: &str| -> BTreeSet<_> {
        let entries = fs::read_dir(format!("migrations/{kind}")).unwrap();
        entries.map(|entry| entry.unwrap().file_name()).collect()
    };
    assert!(!names("sqlite").is_empty());
    assert_eq!(names("sqlite"), names("postgres"));
}
