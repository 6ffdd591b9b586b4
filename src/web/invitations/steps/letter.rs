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

/// The pair that holds what a text of one's own was written beside.
const BESIDE: &str = "written_beside";

/// What the text was written beside, out of what is kept: it is no field of any form.
pub(super) fn take_beside(pairs: &mut Pairs) -> Option<String> {
    let at = pairs.iter().position(|(name, _)| name == BESIDE)?;
    Some(pairs.remove(at).1)
}

/// Keeps that as long as there is a text of one's own.
pub(super) fn keep_beside(pairs: &mut Pairs, beside: Option<String>) {
    let texts = ["body", "second_body"];
    let own = texts.iter().any(|text| !value(pairs, text).is_empty());
    if let Some(beside) = beside.filter(|_| own) {
        pairs.push((BESIDE.to_owned(), beside));
    }
}

impl Draft {
    /// Whether the rights or the resellers were changed since a text of one's own was written.
    pub(super) fn is_text_older(&self, by: &By<WriteInvitations>) -> bool {
        let beside = self.beside.as_ref();
        beside.is_some_and(|beside| *beside != self.matter(by))
    }

    /// What the text stands beside once this step is kept: in the one about the mail it is written or read again.
    pub(super) fn beside_after(&self, step: Step, by: &By<WriteInvitations>) -> Option<String> {
        match step {
            Step::Message => Some(self.matter(by)),
            _ => self.beside.clone(),
        }
    }

    /// Which partners ask for which rights, in the standard words: those that neither customer nor languages change.
    fn matter(&self, by: &By<WriteInvitations>) -> String {
        let resellers = self.resellers.iter();
        let resellers: Vec<_> = resellers.map(|(_, name)| name.as_str()).collect();
        let delegates = values(&self.pairs, "delegate");
        let own = (&by.organisation.slug, by.organisation.name.as_str());
        let others = self.resellers.iter().map(|(slug, n)| (slug, n.as_str()));
        let asking = std::iter::once(own).chain(others);
        let asking = asking.filter(|(slug, _)| delegates.contains(&slug.as_str()));
        let asks = |(_, name): (&Slug, &str)| Some((name.to_owned(), self.rights.clone()?));
        let named = Named {
            provider: by.organisation.name.to_string(),
            reseller: (!resellers.is_empty()).then(|| resellers.join(", ")),
            customer: None,
            asked: Asked::By(asking.filter_map(asks).collect()),
        };
        standard_letter(&named, Language::default(), None).body
    }

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

    /// As the one reseller's invitation will say it; of several resellers each fills in its own.
    pub(super) fn named_in(&self, letter: LetterDraft) -> LetterDraft {
        match self.resellers.as_slice() {
            [(_, reseller)] => letter.naming(reseller.as_str()),
            _ => letter,
        }
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

/// What is as in the standard letter of before follows resellers, rights and languages instead of being kept: subject, text
/// and second text each by itself.
pub(super) fn forget_standard(pairs: &mut Pairs, standard: &LetterDraft, all: bool) {
    let usual = |name: &str| match name {
        "subject" => Some(standard.subject.as_str()),
        "body" => Some(standard.body.as_str()),
        "second_body" => Some(standard.second_body.as_deref().unwrap_or_default()),
        _ => None,
    };
    pairs.retain(|(name, typed)| match usual(name) {
        Some(usual) => !all && !is_same(typed, usual),
        None => true,
    });
}

/// Browsers send other line ends than they were given.
fn is_same(typed: &str, standard: &str) -> bool {
    typed.replace("\r\n", "\n").trim() == standard.trim()
}

/// With the standard words in each part where nothing was typed; a second text where there is a second language.
pub(super) fn with_letter(form: Form, usual: LetterDraft) -> Form {
    let second = usual.second_body.unwrap_or_default();
    let parts = [
        ("subject", usual.subject),
        ("body", usual.body),
        ("second_body", second),
    ];
    parts.into_iter().fold(form, |form, (name, usual)| {
        match form.value(name).is_empty() && !usual.is_empty() {
            true => form.preset(name, usual),
            false => form,
        }
    })
}
