//! The fields of a new invitation, read group by group: the steps send one group each, scripts send all at once.
use super::failures;
use crate::{
    actions::invitations::{New, RightsAsked, RolesAsked},
    domain::{
        delegation::{Rights, RightsRefusal},
        invitation::{Addressee, Kind},
        language::Language,
        letter_draft::{Around, Handed, LINK, LetterDraft, Typed},
        link_life::LinkLife,
        organisation::{Organisation, Slug},
        role::Role,
        role_template::RoleTemplate,
        service::Service,
        slugs::{RoleSet, ServiceSet},
        term::Term,
        text::{Name, Note},
    },
    messages::Text,
    web::{
        fields::Fields,
        form::{self, Form, Reader},
    },
};

/// How many days rights last if nothing else is said.
pub const USUAL_DAYS: i32 = 365;
const MALFORMED: &str = "form-malformed";

/// Everything, as `POST /o/{org}/invitations` takes it; the provider's language stands in where none is named. `names`
/// may stand in the letter, whatever they read like.
pub fn read(fields: &Fields, provider: &Organisation, names: &[String]) -> Result<New, Form> {
    let mut reader = fields.reader();
    let parties = parties(&mut reader);
    let rights = rights(&mut reader);
    let kind = parties.as_ref().map_or(Kind::Addressed, |p| p.kind);
    let terms = terms(&mut reader, kind);
    let around = Around {
        link: LINK,
        handed: handed(parties.as_ref().is_none_or(|p| !p.resellers.is_empty())),
        names: &names.iter().map(String::as_str).collect::<Vec<_>>(),
        ..Around::default()
    };
    let words = words(&mut reader, provider.language, &around);
    let once = reader.once();
    let new = parties.zip(rights).map(|(parties, rights)| New {
        kind: parties.kind,
        addressee: terms.addressee,
        language: words.language,
        second_language: words.second_language,
        resellers: parties.resellers,
        delegates: rights.delegates,
        rights: rights.asked,
        life: terms.life,
        max_uses: terms.max_uses,
        note: terms.note,
        letter: words.letter,
        once,
    });
    reader.finish(new)
}

/// Which kind, handed to whom.
#[derive(Debug)]
pub struct Parties {
    pub kind: Kind,
    pub resellers: Vec<Slug>,
}

pub fn parties(reader: &mut Reader<'_>) -> Option<Parties> {
    let kind = reader.one("kind", |text| {
        Kind::parse(text).ok_or("invitations-kind-missing")
    });
    let resellers = slugs(reader, "reseller");
    kind.map(|kind| Parties { kind, resellers })
}

fn slugs(reader: &mut Reader<'_>, name: &str) -> Vec<Slug> {
    reader.many(name, |text| Slug::parse(text).ok_or(MALFORMED))
}

/// Which rights, for whom.
#[derive(Debug)]
pub struct Wanted {
    pub delegates: Vec<Slug>,
    pub asked: RightsAsked,
}

impl Wanted {
    /// Roles or services were chosen, whoever is to get them.
    pub fn is_anything_chosen(&self) -> bool {
        let RightsAsked {
            roles, services, ..
        } = &self.asked;
        !services.is_empty() || !matches!(roles, RolesAsked::Roles(roles) if roles.is_empty())
    }
}

pub fn rights(reader: &mut Reader<'_>) -> Option<Wanted> {
    let delegates = slugs(reader, "delegate");
    let template = reader.optional("template", |text| Ok::<_, Text>(text.to_owned()));
    let roles = reader.many("role", |text| Role::parse(text).ok_or(MALFORMED));
    let services = reader.many("service", |text| Service::parse(text).ok_or(MALFORMED));
    let days = reader.optional("days", |text| Term::parse(text).ok_or("invitations-days"));
    let auto_extend = reader.tick("auto_extend");
    let asked = RightsAsked {
        roles: match template {
            Some(slug) => RolesAsked::Template(slug, RoleSet::new(roles)),
            None => RolesAsked::Roles(RoleSet::new(roles)),
        },
        services: ServiceSet::new(services),
        term: days.or(Term::of_days(USUAL_DAYS))?,
        auto_extend,
    };
    if !delegates.is_empty() {
        complain(reader, &asked);
    }
    Some(Wanted { delegates, asked })
}

/// What can be seen to be wrong before the provider's own templates are known.
fn complain(reader: &mut Reader<'_>, asked: &RightsAsked) {
    let roles = match &asked.roles {
        RolesAsked::Roles(roles) => roles.clone(),
        RolesAsked::Template(slug, besides) => {
            // A saved template has roles, and never the one that must not extend.
            let template = RoleTemplate::parse(slug).unwrap_or(RoleTemplate::ReadOnly);
            RoleSet::new(template.roles().into_iter().chain(besides.iter()))
        }
    };
    let services = asked.services.clone();
    // Both are told at once; `Rights` tells the first that it finds.
    if roles.is_empty() && services.is_empty() {
        let (field, why) = failures::of_rights(RightsRefusal::NoService);
        reader.wrong(field, why);
    }
    if let Err(refusal) = Rights::new(roles, services, asked.term, asked.auto_extend) {
        let (field, why) = failures::of_rights(refusal);
        reader.wrong(field, why);
    }
}

/// For which customer, how long, how often.
#[derive(Debug)]
pub struct Terms {
    pub addressee: Option<Addressee>,
    pub life: LinkLife,
    pub max_uses: Option<i32>,
    pub note: Note,
}

pub fn terms(reader: &mut Reader<'_>, kind: Kind) -> Terms {
    let addressee = match kind {
        Kind::Addressed => {
            let name = reader.one("customer_name", Name::parse);
            let email = reader.one("customer_email", form::mailbox);
            name.zip(email)
                .map(|(name, email)| Addressee { name, email })
        }
        Kind::Reusable => {
            let none = |_: &str| Err::<(), _>("invitations-no-addressee-of-reusable");
            reader.optional("customer_name", none);
            reader.optional("customer_email", none);
            None
        }
    };
    Terms {
        addressee,
        life: life(reader, kind),
        max_uses: reader.optional("max_uses", uses),
        note: reader.optional("note", Note::parse).unwrap_or_default(),
    }
}

/// How long the link works.
pub fn life(reader: &mut Reader<'_>, kind: Kind) -> LinkLife {
    let life = reader.optional("expires_in_days", |text| {
        LinkLife::parse(text).ok_or("invitations-expires-in-days")
    });
    life.unwrap_or(LinkLife::usual(kind))
}

/// Up to a million, in plain digits.
fn uses(text: &str) -> Result<i32, &'static str> {
    let number = text.trim().parse::<u32>().ok();
    let fits = number.filter(|n| (1..=1_000_000).contains(n));
    fits.and_then(|n| i32::try_from(n).ok())
        .ok_or("invitations-max-uses")
}

/// The language of the letter, and the one that follows as a second block.
pub fn languages(reader: &mut Reader<'_>, usual: Language) -> (Language, Option<Language>) {
    let language = |text: &str| Language::parse(text).ok_or(MALFORMED);
    let first = reader.optional("language", language).unwrap_or(usual);
    (first, reader.optional("second_language", language))
}

/// In which languages, in which words.
#[derive(Debug)]
pub struct Words {
    pub language: Language,
    pub second_language: Option<Language>,
    /// `None` if nothing else than the standard letter is wanted.
    pub letter: Option<LetterDraft>,
}

/// Whom a letter may name in the place of its reseller, before its invitations are made.
pub const fn handed(to_resellers: bool) -> Handed<'static> {
    match to_resellers {
        true => Handed::Each,
        false => Handed::Nobody,
    }
}

pub fn words(reader: &mut Reader<'_>, usual: Language, around: &Around<'_>) -> Words {
    let (language, second_language) = languages(reader, usual);
    let words = Words {
        language,
        second_language,
        letter: None,
    };
    let (subject, body) = (reader.text("subject"), reader.text("body"));
    let second = reader.text("second_body");
    let two = words
        .second_language
        .is_some_and(|second| second != words.language);
    let typed = Typed {
        subject: &subject,
        body: &body,
        second_body: Some(second.as_str()).filter(|_| two),
    };
    // What is left empty says what is usual.
    match LetterDraft::partly(&typed, around) {
        Ok(letter) => Words {
            letter: Some(letter).filter(LetterDraft::says_anything),
            ..words
        },
        Err(refusals) => {
            for (field, why) in failures::of_draft(refusals) {
                reader.wrong(field, why);
            }
            words
        }
    }
}
