//! The order of what is wrong: as the page has its fields, from top to bottom.
use crate::{messages::Text, web::fields::Fields};

/// What is wrong with the whole form comes first, then field by field. A page sends its fields in their order, and
/// leaves out what nobody ticked; that stands where the reader `asked` for it, beside what was sent.
pub fn in_order(
    fields: &Fields,
    asked: &[String],
    mut errors: Vec<(String, Text)>,
) -> Vec<(String, Text)> {
    errors.sort_by_cached_key(|(field, _)| match field.is_empty() {
        true => (0, Side::Before, 0),
        false => place(fields, asked, field),
    });
    errors
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Before,
    On,
    After,
}

/// The field that was sent and is nearest, on which side of it this one stands, and how far down it was asked for.
type Place = (usize, Side, usize);

fn place(fields: &Fields, asked: &[String], field: &str) -> Place {
    let sent = |name: &str| fields.pairs().iter().position(|(known, _)| known == name);
    let named = |name: &String| sent(name);
    if let Some(at) = sent(field) {
        return (at, Side::On, 0);
    }
    let Some(turn) = asked.iter().position(|name| name == field) else {
        return (usize::MAX, Side::After, 0);
    };
    let (above, below) = asked.split_at(turn);
    if let Some(at) = above.iter().rev().find_map(named) {
        return (at, Side::After, turn);
    }
    match below.iter().find_map(named) {
        Some(at) => (at, Side::Before, turn),
        None => (usize::MAX, Side::After, turn),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered(sent: &str, asked: &[&str], wrong: &[&str]) -> Vec<String> {
        let fields = Fields::parse(sent.as_bytes()).unwrap();
        let asked: Vec<String> = asked.iter().map(|name| (*name).to_owned()).collect();
        let wrong = wrong
            .iter()
            .map(|name| ((*name).to_owned(), Text::new("a")));
        let all = in_order(&fields, &asked, wrong.collect());
        all.into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn what_was_sent_stands_as_it_was_sent() {
        let all = ordered("a=&b=", &["b", "a"], &["b", "", "a"]);
        assert_eq!(all, ["", "a", "b"]);
    }

    #[test]
    fn what_nobody_ticked_stands_where_it_was_asked_for() {
        let asked = ["name", "role", "service", "extend", "days"];
        let all = ordered("name=&days=", &asked, &["days", "service", "name", "role"]);
        assert_eq!(all, ["name", "role", "service", "days"]);
        let all = ordered("days=", &asked, &["days", "service", "role"]);
        assert_eq!(all, ["role", "service", "days"]);
        let all = ordered("", &asked, &["days", "unknown", "service", "role"]);
        assert_eq!(all, ["unknown", "role", "service", "days"]);
    }
}
