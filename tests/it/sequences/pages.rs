//! On which pages the forms stand. They are found by reading pages, so a new form is in play as soon as a page shows it.
use super::cast::Group;
use crate::{client::Client, crawl::Reading, forms};
use std::collections::BTreeMap;

/// A page, and who has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    pub group: Group,
    pub page: String,
}

/// For each pattern of a form the pages that show it, the newest last.
#[derive(Default)]
pub struct Pages(BTreeMap<&'static str, Vec<Place>>);

impl Pages {
    /// Remembers which forms stand there.
    pub fn learn(&mut self, group: Group, browser: &Client, page: &Reading) {
        for form in forms::forms(browser, page) {
            let Some(pattern) = forms::pattern(&form.action) else {
                continue;
            };
            let here = Place {
                group,
                page: page.at.clone(),
            };
            let known = self.0.entry(pattern).or_default();
            known.retain(|place| *place != here);
            known.push(here);
        }
    }

    /// The page is gone.
    pub fn forget(&mut self, pattern: &str, gone: &Place) {
        if let Some(known) = self.0.get_mut(pattern) {
            known.retain(|place| place != gone);
        }
    }

    pub fn of(&self, pattern: &str) -> &[Place] {
        let known = self.0.get(pattern);
        known.map(Vec::as_slice).unwrap_or_default()
    }

    pub fn patterns(&self) -> Vec<&'static str> {
        self.0.keys().copied().collect()
    }

    /// The newest page of each pattern that the group has.
    pub fn of_group(&self, group: Group) -> Vec<(&'static str, Place)> {
        let all = self.0.iter();
        all.filter_map(|(pattern, places)| {
            let own = places.iter().rev().find(|place| place.group == group);
            own.map(|place| (*pattern, place.clone()))
        })
        .collect()
    }
}
