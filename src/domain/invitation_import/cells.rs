//! What stands in a row, and what it means.
use super::{Column, Fault, Rule};
use crate::domain::{
    email::Email,
    invitation::Addressee,
    language::Language,
    organisation::Slug,
    text::{BadText, Name, Note},
};

/// The cells of a row as they were typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cells {
    pub customer_name: String,
    pub customer_email: String,
    pub language: String,
    pub reseller: String,
    pub note: String,
}

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

impl Cells {
    pub fn get(&self, column: Column) -> &str {
        match column {
            Column::CustomerName => &self.customer_name,
            Column::CustomerEmail => &self.customer_email,
            Column::Language => &self.language,
            Column::Reseller => &self.reseller,
            Column::Note => &self.note,
        }
    }
    pub(super) fn set(&mut self, column: Column, text: String) {
        let cell = match column {
            Column::CustomerName => &mut self.customer_name,
            Column::CustomerEmail => &mut self.customer_email,
            Column::Language => &mut self.language,
            Column::Reseller => &mut self.reseller,
            Column::Note => &mut self.note,
        };
        *cell = text;
    }
    /// Nothing but white space.
    pub fn are_blank(&self) -> bool {
        let blank = |column: &Column| self.get(*column).trim().is_empty();
        Column::ALL.iter().all(blank)
    }
    /// What they mean, or everything that is wrong with them.
    pub fn understood(&self) -> Result<Customer, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut keep = |column, rule| faults.push(Fault::new(column, rule));
        let name = Name::parse(&self.customer_name);
        let name = name.map_err(|why| keep(Column::CustomerName, rule(why)));
        let email = Email::parse(&self.customer_email);
        let email = email.map_err(|why| keep(Column::CustomerEmail, rule(why)));
        let language = optional(&self.language, language);
        let language = language.map_err(|why| keep(Column::Language, why));
        let reseller = optional(&self.reseller, reseller);
        let reseller = reseller.map_err(|why| keep(Column::Reseller, why));
        let note = Note::parse(&self.note).map_err(|why| keep(Column::Note, rule(why)));
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
}

const fn rule(why: BadText) -> Rule {
    match why {
        BadText::Empty => Rule::Empty,
        BadText::TooLong { .. } => Rule::TooLong,
        BadText::Forbidden => Rule::Forbidden,
        BadText::Malformed => Rule::Malformed,
    }
}

fn optional<T>(text: &str, parse: fn(&str) -> Result<T, Rule>) -> Result<Option<T>, Rule> {
    match text.trim() {
        "" => Ok(None),
        text => parse(text).map(Some),
    }
}

/// Tags in any case, with a hyphen or an underscore.
fn language(text: &str) -> Result<Language, Rule> {
    let tag = text.replace('_', "-");
    let mut all = Language::ALL.into_iter();
    all.find(|language| language.as_str().eq_ignore_ascii_case(&tag))
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
        let cells = Cells {
            customer_name: " ".into(),
            customer_email: "ana".into(),
            language: "xx".into(),
            reseller: "no such thing".into(),
            note: "a\u{7}".into(),
        };
        let faults = cells.understood().unwrap_err();
        let line = "customer_name:empty customer_email:malformed language:unknown-language \
            reseller:not-a-partner note:forbidden";
        assert_eq!(Fault::joined(&faults), line);
    }

    #[test]
    fn a_row_may_leave_out_what_the_import_says() {
        let cells = Cells {
            customer_name: "Contoso".into(),
            customer_email: "ana@contoso.example".into(),
            language: "PT_br".into(),
            ..Cells::default()
        };
        let customer = cells.understood().unwrap();
        assert_eq!(customer.language, Some(Language::BrazilianPortuguese));
        assert_eq!(customer.reseller, None);
        assert!(!cells.are_blank() && Cells::default().are_blank());
    }
}
