//! What became different in rights between a page and the answer to it, in words.
use crate::{
    domain::{
        delegation::amendment::Difference,
        review::{Changes, Shown},
        slugs::{Slugged, Slugs},
    },
    messages::Phrase,
    web::{delegations::view::names, page::Frame},
};

/// A sentence for each difference; none where nobody knows what was shown, or where the rights have ended.
pub fn sentences(f: &Frame, shown: &str, present: &Shown) -> Vec<Phrase> {
    let Some(shown) = Shown::parse(shown) else {
        return Vec::new();
    };
    let Changes {
        roles,
        services,
        until,
        extends,
    } = shown.changes(present);
    let mut all = sets(f, "role", &roles);
    all.extend(sets(f, "service", &services));
    all.extend(until.map(|(was, is)| {
        let words = f.t("reviews-changed-until");
        words.with("was", was.minute()).with("is", is.minute())
    }));
    all.extend(extends.map(|on| match on {
        true => f.t("reviews-changed-extends"),
        false => f.t("reviews-changed-extends-no-longer"),
    }));
    all
}

/// What is new and what is gone.
fn sets<T: Slugged>(f: &Frame, kind: &str, difference: &Difference<T>) -> Vec<Phrase> {
    let named = |id: &'static str, some: &Slugs<T>| {
        let words = || f.t(id).with("names", names(f, kind, some.joined()));
        (!some.is_empty()).then(|| words().with("kind", kind))
    };
    let all = [
        named("reviews-changed-added", &difference.added),
        named("reviews-changed-removed", &difference.removed),
    ];
    all.into_iter().flatten().collect()
}
