//! The files of the repository, for tests that look at the source itself.
use std::fs;
use std::path::{Path, PathBuf};

const TESTS: &str = "#[cfg(test)]\n";
/// What ends the shipped part of a file; `mod tests;` among its first lines does not.
const UNIT_TESTS: &str = "mod tests {";

/// A text file and what stands in it.
pub struct Source {
    pub path: PathBuf,
    pub text: String,
}

impl Source {
    /// The part that is shipped: Rust code without the unit tests below it, nothing of a file of tests.
    pub fn shipped(&self) -> &str {
        if self.path.file_stem().is_some_and(|stem| stem == "tests") {
            return "";
        }
        let tests = self.text.match_indices(TESTS);
        let below = tests.filter(|(at, _)| {
            let next = self.text[at + TESTS.len()..].lines().next();
            next.is_some_and(|line| line.ends_with(UNIT_TESTS))
        });
        let end = below.map(|(at, _)| at).next();
        &self.text[..end.unwrap_or(self.text.len())]
    }
}

/// Every file under `root` with one of these extensions, sorted; a root without any is a fault of the test that asks.
pub fn files(root: &str, extensions: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    collect(Path::new(root), extensions, &mut found);
    assert!(!found.is_empty(), "no {extensions:?} below {root}");
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn collect(folder: &Path, extensions: &[&str], found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let extension = path.extension().and_then(|extension| extension.to_str());
        if path.is_dir() {
            collect(&path, extensions, found);
        } else if extension.is_some_and(|extension| extensions.contains(&extension)) {
            let text = fs::read_to_string(&path).unwrap();
            found.push(Source { path, text });
        }
    }
}

/// Fails with every fault, one a line.
pub fn none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn what_is_shipped_ends_where_the_unit_tests_begin() {
    let shipped = |path: &str, text: &str| {
        let (path, text) = (path.into(), text.to_owned());
        Source { path, text }.shipped().to_owned()
    };
    let all =
        "#[cfg(test)]\nmod tests;\nfn one() {}\n    #[cfg(test)]\n    fn two() {}\nfn three() {}\n";
    assert_eq!(shipped("src/some/mod.rs", all), all);
    let below = format!("{all}#[cfg(test)]\nmod tests {{\n}}\n");
    assert_eq!(shipped("src/some/mod.rs", &below), all);
    assert_eq!(shipped("src/some/tests.rs", all), "");
}
