//! What was done at all, and by whom: a sequence in which nothing happens proves nothing.
use super::send::Told;
use multichannel::web::routes;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Default)]
pub struct Covered {
    done: BTreeSet<&'static str>,
    /// What came of the last try of what was never done.
    last: BTreeMap<&'static str, String>,
    /// For each kind of user, how much was done and how much refused.
    kinds: BTreeMap<String, (usize, usize)>,
}

impl Covered {
    /// Somebody of this kind takes part.
    pub fn expect(&mut self, kind: String) {
        self.kinds.entry(kind).or_default();
    }

    pub fn note(&mut self, told: &Told) {
        if told.sent() {
            let (done, refused) = self.kinds.entry(told.kind.clone()).or_default();
            *(if told.done() { done } else { refused }) += 1;
        }
        if told.intruding.is_none() && told.done() {
            self.done.insert(told.pattern);
        } else if told.intruding.is_none() {
            self.last.insert(told.pattern, told.to_string());
        }
    }

    /// The addresses at which nobody did anything yet.
    pub fn left(&self) -> Vec<&'static str> {
        let posts = routes::all().iter().filter(|route| route.method == "POST");
        let patterns = posts.map(|route| route.pattern);
        patterns.filter(|one| !self.done.contains(one)).collect()
    }

    /// What never happened, a line each.
    pub fn faults(&self) -> Vec<String> {
        let left = self.left().into_iter().map(|pattern| {
            let last = self.last.get(pattern);
            let last = last.map_or("no page has a form for it", String::as_str);
            format!("nobody ever did {pattern}; {last}")
        });
        let kinds = self.kinds.iter().filter_map(|(kind, (done, refused))| {
            let outside = kind.starts_with("outside") || kind == "visitor";
            match (outside, done, refused) {
                (false, 0, _) => Some(format!("{kind} did nothing")),
                (true, _, 0) => Some(format!("{kind} was never refused anything")),
                _ => None,
            }
        });
        left.chain(kinds).collect()
    }
}
