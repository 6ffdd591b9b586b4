//! Forms filled in by chance: as they stand, but with other choices.
use crate::{
    client::Client,
    crawl::Reading,
    forms::{Filled, select, typed},
};
use scraper::{ElementRef, Html};

/// Chances, one after the other, from one number: the same number makes the same form.
struct Chance(u64);

impl Chance {
    /// Less than `most`.
    fn below(&mut self, most: usize) -> usize {
        // SplitMix64: every seed gives a good sequence, zero too.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) >> 33).unwrap() % most.max(1)
    }
    fn one_of<'a>(&mut self, values: &[&'a str]) -> &'a str {
        match values {
            [] => "",
            values => values[self.below(values.len())],
        }
    }
}

const FIELDS: &str = "input[name], select[name], textarea[name], button[name]";

/// The forms of the page, each filled in by the same chance.
pub fn forms<'w>(browser: &'w Client, page: &Reading, seed: u64) -> Vec<Filled<'w>> {
    let html = Html::parse_document(&page.body);
    let all = select(html.root_element(), "form[method=post]").into_iter();
    let filled = all.map(|form| {
        let mut filled = Filled::empty(browser, page, form);
        let mut chance = Chance(seed);
        for field in select(form, FIELDS) {
            fill(&mut filled, form, field, &mut chance);
        }
        filled
    });
    filled.collect()
}

fn fill(filled: &mut Filled<'_>, form: ElementRef<'_>, field: ElementRef<'_>, chance: &mut Chance) {
    let element = field.value();
    let name = element.attr("name").unwrap();
    let kind = element.attr("type").unwrap_or(element.name());
    let known = filled.fields.iter().any(|(other, _)| other == name);
    let own = element.attr("value").unwrap_or_default();
    let value = match kind {
        // Who agrees ticks the agreement; everything else is ticked now and then.
        "checkbox" if name != "agreement" && chance.below(3) == 0 => return,
        "checkbox" => own,
        "radio" | "button" | "submit" if known => return,
        "radio" | "button" | "submit" => {
            let all = select(form, &format!("[name='{name}']"));
            let all: Vec<_> = all
                .iter()
                .filter_map(|one| one.value().attr("value"))
                .collect();
            chance.one_of(&all)
        }
        "select" => {
            let all = select(field, "option");
            let all: Vec<_> = all
                .iter()
                .filter_map(|one| one.value().attr("value"))
                .collect();
            chance.one_of(&all)
        }
        "hidden" => own,
        "textarea" => &typed(name, &field.text().collect::<String>()),
        _ => &typed(name, own),
    };
    filled.fields.push((name.to_owned(), value.to_owned()));
}
