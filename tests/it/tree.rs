//! The files of the repository, for tests that look at the source itself.
use std::fs;
use std::path::{Path, PathBuf};

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
        self.text.split("#[cfg(test)]").next().unwrap_or_default()
    }
}

/// Every file under `root` with one of these extensions, sorted; none where the folder does not exist.
pub fn files(root: &str, extensions: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    collect(Path::new(root), extensions, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn collect(folder: &Path, extensions: &[&str], found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
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
