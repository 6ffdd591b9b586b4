//! The letter of a draft: whom it names, what it says if nobody wrote anything else.
use super::{Draft, Step, value, values};
use crate::{
    actions::invitations::{IssueError, resolved},
    domain::{
        access::{By, WriteInvitations},
        delegation::Rights,
        language::Language,
        letter_draft::{LetterDraft, RESELLER},
        organisation::{Organisation, Slug},
    },
    mail::{Asked, Named, standard_letter},
    store::{Db, invitation_drafts::Pairs},
    web::{fields::Fields, form::Form, invitations::typed},
};
use diesel::QueryResult;

/// The rights that the draft asks for; none while the step about them is not right.
pub(super) fn rights(
    db: &mut Db,
    provider: &Organisation,
    pairs: &Pairs,
) -> QueryResult<Option<Rights>> {
    let own = pairs
        .iter()
        .filter(|(name, _)| Step::Roles.fields().contains(&name.as_str()));
    let fields = Fields::from_pairs(own.cloned().collect());
    let mut reader = fields.reader();
    let wanted = typed::rights(&mut reader);
    let Ok(wanted) = reader.finish(wanted) else {
        return Ok(None);
    };
    match resolved(db, provider, &wanted.asked) {
        Ok(rights) => Ok(Some(rights)),
        Err(IssueError::Store(error)) => Err(error),
        Err(_) => Ok(None),
    }
}

impl Draft {
    /// The standard letter for what was typed.
    pub(super) fn standard(&self, by: &By<WriteInvitations>) -> LetterDraft {
        let language = Language::parse(value(&self.pairs, "language"));
        let second = Language::parse(value(&self.pairs, "second_language"));
        let language = language.unwrap_or(by.organisation.language);
        standard_letter(&self.named(by), language, second)
    }

    /// Whether one letter becomes those of several resellers.
    pub(super) fn is_for_several(&self) -> bool {
        self.resellers.len() > 1
    }

    /// The names that may stand in the letter.
    pub(super) fn names(&self, by: &By<WriteInvitations>) -> Vec<String> {
        let resellers = self.resellers.iter().map(|(_, name)| name.to_string());
        let own = [
            &by.organisation.name.to_string(),
            value(&self.pairs, "customer_name"),
        ]
        .map(str::to_owned);
        own.into_iter().chain(resellers).collect()
    }

    /// Of several resellers the letter holds a place for the name: each invitation fills in its own.
    fn named(&self, by: &By<WriteInvitations>) -> Named {
        let reseller = match self.resellers.as_slice() {
            [] => None,
            [(_, name)] => Some(name.to_string()),
            _ => Some(RESELLER.to_owned()),
        };
        let customer = value(&self.pairs, "customer_name");
        Named {
            provider: by.organisation.name.to_string(),
            asked: self.asked(by, reseller.as_ref()),
            reseller,
            customer: (!customer.is_empty()).then(|| customer.to_owned()),
        }
    }

    /// What each partner asks for; of several resellers all must ask or none, so that one list is true of each invitation.
    fn asked(&self, by: &By<WriteInvitations>, reseller: Option<&String>) -> Asked {
        let Some(rights) = &self.rights else {
            return Asked::By(Vec::new());
        };
        let delegates = values(&self.pairs, "delegate");
        let asks = |slug: &Slug| delegates.contains(&slug.as_str());
        let asking = self.resellers.iter().filter(|(slug, _)| asks(slug)).count();
        if asking > 0 && asking < self.resellers.len() {
            return Asked::Untold;
        }
        let own = &by.organisation;
        let provider = asks(&own.slug).then(|| own.name.to_string());
        let reseller = reseller.filter(|_| asking > 0).cloned();
        let partners = [provider, reseller].into_iter().flatten();
        Asked::By(partners.map(|partner| (partner, rights.clone())).collect())
    }
}

/// What is as in the standard letter of before follows the languages and the rights instead of being kept. A subject or
/// a second text of one's own needs the first text beside it.
pub(super) fn forget_standard(pairs: &mut Pairs, standard: &LetterDraft, all: bool) {
    let is_usual = |name: &str, usual: &str| {
        let typed = value(pairs, name);
        typed.is_empty() || is_same(typed, usual)
    };
    let usual = standard.second_body.as_deref().unwrap_or_default();
    let second = is_usual("second_body", usual);
    let first = is_usual("subject", &standard.subject) && is_usual("body", &standard.body);
    if all || second {
        pairs.retain(|(name, _)| name != "second_body");
    }
    if all || first && second {
        pairs.retain(|(name, _)| name != "subject" && name != "body");
    }
}

/// Browsers send other line ends than they were given.
fn is_same(typed: &str, standard: &str) -> bool {
    typed.replace("\r\n", "\n").trim() == standard.trim()
}

/// With the standard letter where nothing was typed; a second text where there is a second language.
pub(super) fn with_letter(mut form: Form, usual: LetterDraft) -> Form {
    if form.value("body").is_empty() {
        form = form
            .preset("subject", usual.subject)
            .preset("body", usual.body);
    }
    match usual.second_body {
        Some(second) if form.value("second_body").is_empty() => form.preset("second_body", second),
        _ => form,
    }
}
