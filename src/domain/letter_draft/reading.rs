//! What was typed of a letter, part by part: as it is kept, or what is wrong with it.
use super::{Around, Fault, Handed, LINK, LetterDraft, RESELLER};
use crate::domain::{
    text::is_deceptive,
    web_address::{bare, reads_as_address},
};

pub(super) fn subject(text: &str, around: &Around<'_>) -> Result<String, Vec<Fault>> {
    let text = named(text.trim(), around);
    within(&text, LetterDraft::SUBJECT)?;
    let mut faults = match () {
        () if text.is_empty() => vec![Fault::Empty],
        () if text.contains('\n') => vec![Fault::Forbidden],
        () => other_links(&text, around),
    };
    faults.extend(names_nobody(&text, around));
    unless(faults, || text)
}

pub(super) fn body(text: &str, around: &Around<'_>) -> Result<String, Vec<Fault>> {
    let text = text.replace("\r\n", "\n");
    let text = named(text.trim(), around);
    within(&text, LetterDraft::BODY)?;
    let text = renewed(text, around);
    let stays = text.split_whitespace().any(|word| word == around.link);
    let mut faults = other_links(&text, around);
    if !stays {
        faults.insert(0, Fault::LinkMissing);
    }
    faults.extend(names_nobody(&text, around));
    unless(faults, || replaced(&text, around.link, LINK))
}

/// With the name of the reseller, where there is just one.
fn named(text: &str, around: &Around<'_>) -> String {
    match around.handed {
        Handed::To(reseller) => text.replace(RESELLER, reseller),
        Handed::Nobody | Handed::Each => text.to_owned(),
    }
}

fn names_nobody(text: &str, around: &Around<'_>) -> Option<Fault> {
    let nobody = around.handed == Handed::Nobody && text.contains(RESELLER);
    nobody.then_some(Fault::NoReseller)
}

/// With the present link in the place of those before it.
fn renewed(text: String, around: &Around<'_>) -> String {
    around
        .older
        .iter()
        .fold(text, |text, older| match text.contains(older.as_str()) {
            true => replaced(&text, older, around.link),
            false => text,
        })
}

fn unless(faults: Vec<Fault>, text: impl FnOnce() -> String) -> Result<String, Vec<Fault>> {
    match faults.is_empty() {
        true => Ok(text()),
        false => Err(faults),
    }
}

/// What is too long or hides something is read no further.
fn within(text: &str, limit: usize) -> Result<(), Vec<Fault>> {
    match () {
        () if text.chars().count() > limit => Err(vec![Fault::TooLong { limit }]),
        () if text.chars().any(is_forbidden) => Err(vec![Fault::Forbidden]),
        () => Ok(()),
    }
}

/// So many links are named at once; whoever typed more sees the next ones when these are gone.
pub(super) const NAMED: usize = 5;

fn other_links(text: &str, around: &Around<'_>) -> Vec<Fault> {
    let names = || around.names.iter().flat_map(|name| name.split_whitespace());
    let is_name = |word: &str| names().any(|name| bare(name) == bare(word));
    let words = text.split_whitespace();
    let others = words.filter(|w| *w != around.link && reads_as_address(w) && !is_name(w));
    let mut named: Vec<&str> = Vec::new();
    for word in others.map(bare) {
        if named.len() < NAMED && !named.contains(&word) {
            named.push(word);
        }
    }
    let fault = |word: &str| Fault::OtherLink {
        word: word.to_owned(),
    };
    named.into_iter().map(fault).collect()
}

/// Replaces whole words only: the link of another invitation may begin like this one.
fn replaced(body: &str, link: &str, by: &str) -> String {
    let word = |word: &str| {
        if word == link {
            by.to_owned()
        } else {
            word.to_owned()
        }
    };
    body.split('\n')
        .map(|line| {
            line.split_inclusive(char::is_whitespace)
                .map(|piece| {
                    let end = piece.trim_end_matches(char::is_whitespace).len();
                    word(&piece[..end]) + &piece[end..]
                })
                .collect::<String>()
        })
        .collect::<Vec<_>>()
        .join("\n")
}

fn is_forbidden(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t') || is_deceptive(c)
}
