//! Fills the patterns of the route table with the slugs, ids and tokens of a world.
use crate::{
    tree::{files, none},
    world::{House, World},
};
use multichannel::web::routes;

/// What an unknown id, slug or token looks like.
pub const UNKNOWN_ID: &str = "01890000-0000-7000-8000-00000000abcd";
pub const UNKNOWN_SLUG: &str = "nobody-here";
pub const UNKNOWN_TOKEN: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Where the words between braces come from.
pub struct Filler<'w> {
    /// `{org}`
    pub slug: &'w str,
    /// `{id}` by the noun before it; `None` stands for ids that nobody has.
    pub house: Option<&'w House>,
    pub world: &'w World,
}

/// Words that stand for the same in every world. A step, a static file, a mail of the demo.
const FIXED: &[(&str, &str)] = &[("step", "customer"), ("file", "none.eml"), ("place", "1")];

impl Filler<'_> {
    /// The address of the pattern.
    pub fn fill(&self, pattern: &str) -> String {
        if pattern == "/static/{hash}/{name}" {
            return "/static/0/app.css".to_owned();
        }
        let parts: Vec<&str> = pattern.split('/').collect();
        let filled = (0..parts.len()).map(|at| self.part(pattern, &parts, at));
        filled.collect::<Vec<_>>().join("/")
    }

    fn part(&self, pattern: &str, parts: &[&str], at: usize) -> String {
        let Some((before, rest)) = parts[at].split_once('{') else {
            return parts[at].to_owned();
        };
        let (word, after) = rest.split_once('}').unwrap();
        let noun = parts[at - 1];
        let value = match word {
            "org" => self.slug.to_owned(),
            "id" => self.id(pattern, noun_of(parts, at)),
            "subscription" => self.id(pattern, "subscriptions"),
            "token" => self.token(pattern, noun),
            "customer" => self.customer(),
            "group" => self.id(pattern, "groups"),
            word => {
                let fixed = FIXED.iter().find(|(known, _)| *known == word);
                let value = fixed.map(|(_, value)| (*value).to_owned());
                value.unwrap_or_else(|| {
                    panic!("{pattern}: say in tests/it/addresses.rs what {{{word}}} can stand for")
                })
            }
        };
        format!("{before}{value}{after}")
    }

    fn id(&self, pattern: &str, noun: &str) -> String {
        let known = self
            .world
            .houses()
            .iter()
            .any(|house| house.ids.contains_key(noun));
        assert!(
            known,
            "{pattern}: World::found in tests/it/world/ makes nothing whose id can stand after /{noun}/"
        );
        let id = self.house.and_then(|house| house.ids.get(noun));
        id.map_or(UNKNOWN_ID, String::as_str).to_owned()
    }

    /// The customer that the house works for; the world's own customer works for nobody.
    fn customer(&self) -> String {
        let known = self
            .house
            .filter(|house| house.ids.contains_key("on-behalf"));
        known
            .map_or(UNKNOWN_SLUG, |house| &house.ids["on-behalf"])
            .to_owned()
    }

    fn token(&self, pattern: &str, noun: &str) -> String {
        let token = self.world.tokens.get(noun);
        let token = token.unwrap_or_else(|| {
            panic!("{pattern}: World::found in tests/it/world/ makes no link whose token can stand after /{noun}/")
        });
        match self.house {
            Some(_) => token.clone(),
            None => UNKNOWN_TOKEN.to_owned(),
        }
    }
}

/// Several kinds of files can be imported: there the noun has the one before it.
fn noun_of<'p>(parts: &[&'p str], at: usize) -> &'p str {
    match (parts[at - 2], parts[at - 1]) {
        ("people", "import") => "people/import",
        ("subscriptions", "import") => "subscriptions/import",
        (_, noun) => noun,
    }
}

/// Whether the address of this pattern names something besides the organisation.
pub fn names_a_thing(pattern: &str) -> bool {
    pattern.contains("{id}")
}

#[test]
fn the_table_is_not_empty_and_no_line_stands_twice() {
    let lines: Vec<_> = routes::all()
        .iter()
        .map(|route| (route.method.clone(), route.pattern))
        .collect();
    assert!(lines.len() > 5);
    for (at, line) in lines.iter().enumerate() {
        assert!(
            !lines[..at].contains(line),
            "{line:?} stands twice in the table"
        );
    }
}

/// Whatever answers at an address stands in the table, where its caller is declared and all tests find it.
#[test]
fn every_address_comes_from_the_table() {
    let ways = [
        ".service(",
        ".route(",
        "web::resource(",
        "web::scope(",
        "web::route(",
        "default_service(",
        "#[get(",
        "#[post(",
    ];
    let table = ["src/web/server.rs", "src/web/route.rs"];
    let mut faults = Vec::new();
    for source in files("src", &["rs"]) {
        let found = ways.iter().filter(|way| source.shipped().contains(*way));
        let path = source.path.display().to_string();
        let found = found.filter(|_| !table.contains(&path.as_str()));
        faults.extend(found.map(|way| format!("{path}: {way} beside the table of routes")));
    }
    none(faults);
}
