//! What stands in a row, and what it means.
use super::{Cells, Column, Fault};
use crate::domain::{
    email::Email,
    invitation::Addressee,
    language::Language,
    organisation::Slug,
    sheet::Rule,
    text::{Name, Note},
};

/// A customer to invite.
#[derive(Debug, Clone)]
pub struct Customer {
    pub addressee: Addressee,
    /// `None`: as the import says.
    pub language: Option<Language>,
    /// `None`: as the import says.
    pub reseller: Option<Slug>,
    pub note: Note,
}

/// What the cells mean, or everything that is wrong with them. A language has to have words: mail in another one would
/// be in English, whatever the row says.
pub fn understood(cells: &Cells, has_words: fn(Language) -> bool) -> Result<Customer, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut keep = |column, rule| faults.push(Fault::new(column, rule));
    let name = Name::parse(cells.get(Column::CustomerName));
    let name = name.map_err(|why| keep(Column::CustomerName, why.into()));
    let email = Email::parse(cells.get(Column::CustomerEmail));
    let email = email.map_err(|why| keep(Column::CustomerEmail, why.into()));
    let language = optional(cells.get(Column::Language), |tag| language(tag, has_words));
    let language = language.map_err(|why| keep(Column::Language, why));
    let reseller = optional(cells.get(Column::Reseller), reseller);
    let reseller = reseller.map_err(|why| keep(Column::Reseller, why));
    let note = Note::parse(cells.get(Column::Note)).map_err(|why| keep(Column::Note, why.into()));
    match (name, email, language, reseller, note) {
        (Ok(name), Ok(email), Ok(language), Ok(reseller), Ok(note)) => Ok(Customer {
            addressee: Addressee { name, email },
            language,
            reseller,
            note,
        }),
        _ => Err(faults),
    }
}

fn optional<T>(text: &str, parse: impl FnOnce(&str) -> Result<T, Rule>) -> Result<Option<T>, Rule> {
    match text.trim() {
        "" => Ok(None),
        text => parse(text).map(Some),
    }
}

/// Tags in any case, with a hyphen or an underscore.
fn language(text: &str, has_words: fn(Language) -> bool) -> Result<Language, Rule> {
    let tag = text.replace('_', "-");
    let mut spoken = Language::ALL.into_iter().filter(|known| has_words(*known));
    spoken
        .find(|language| language.as_str().eq_ignore_ascii_case(&tag))
        .ok_or(Rule::UnknownLanguage)
}

fn reseller(text: &str) -> Result<Slug, Rule> {
    Slug::parse(&text.to_lowercase()).ok_or(Rule::NotAPartner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_says_everything_that_is_wrong_with_it() {
        let cells = Cells::of(&[
            (Column::CustomerName, " "),
            (Column::CustomerEmail, "ana"),
            (Column::Language, "xx"),
            (Column::Reseller, "no such thing"),
            (Column::Note, "a\u{7}"),
        ]);
        let faults = understood(&cells, |_| true).unwrap_err();
        let line = "customer_name:empty customer_email:malformed language:unknown-language \
            reseller:not-a-partner note:forbidden";
        assert_eq!(Fault::joined(&faults), line);
    }

    #[test]
    fn a_row_may_leave_out_what_the_import_says() {
        let cells = Cells::of(&[
            (Column::CustomerName, "Contoso"),
            (Column::CustomerEmail, "ana@contoso.example"),
            (Column::Language, "PT_br"),
        ]);
        let customer = understood(&cells, |_| true).unwrap();
        assert_eq!(customer.language, Some(Language::BrazilianPortuguese));
        assert_eq!(customer.reseller, None);
        assert!(!cells.are_blank() && Cells::default().are_blank());
        let faults = understood(&cells, |language| language == Language::English).unwrap_err();
        assert_eq!(Fault::joined(&faults), "language:unknown-language");
    }
}
