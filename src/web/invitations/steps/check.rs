//! The last step: everything that was typed, to be read once more before the invitation is made.
use super::{Draft, Step, href, pages, reading::read, value};
use crate::{
    actions::invitations::{New, RolesAsked},
    domain::{
        access::{By, WriteInvitations},
        invitation::Kind,
        letter_draft::{LINK, LetterDraft},
        paths,
    },
    messages::Phrase,
    store::invitation_drafts::Pairs,
    web::{
        app::App,
        caller::Caller,
        errors::Failure,
        fields::Fields,
        form::Form,
        invitations::{asks, choices::Choices, typed},
        page::{Frame, Page, see_other},
    },
};
use actix_web::HttpResponse;
use askama::Template;

#[derive(Template)]
#[template(path = "invitations/check.html")]
struct Check {
    f: Frame,
    lines: Vec<pages::Line>,
    action: String,
    back: String,
    answers: Vec<Answer>,
    letter: LetterDraft,
    /// Its text, with words where the link will stand.
    body: String,
    /// The letter has a place for the name of each reseller.
    several: bool,
    /// The rights were changed since the text was written.
    older: bool,
    /// In which languages the standard text is taken instead.
    language: String,
    second_language: String,
    /// How many are made: one for each reseller.
    count: usize,
    /// What the form sends: all that was typed, and the key that makes it count once.
    pairs: Pairs,
}

/// An answer with the address to change it at.
struct Answer {
    label: Phrase,
    values: Vec<String>,
    change: String,
}

/// The page; a step that is not right yet comes first.
pub async fn page(
    caller: Caller<WriteInvitations>,
    app: &App,
    draft: Draft,
) -> Result<HttpResponse, Failure> {
    match first_wrong(&draft, &caller.by) {
        // It was right until the resellers changed: it says what is wrong.
        Some((step @ (Step::Roles | Step::Message), form)) => {
            return pages::step(caller, app, draft, step, form, true).await;
        }
        Some((step, _)) => return Ok(see_other(href(&caller.by, draft.id, step))),
        None => {}
    }
    whole_page(caller, app, draft).await
}

async fn whole_page(
    caller: Caller<WriteInvitations>,
    app: &App,
    draft: Draft,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let fields = Fields::from_pairs(draft.pairs.clone());
    let Ok(new) = typed::read(&fields, &by.organisation, &draft.names(&by)) else {
        return Ok(see_other(href(&by, draft.id, Step::Kind)));
    };
    let choices = pages::choices(&f, app, &by).await?;
    let answers = answers(&f, &choices, &new);
    let letter = draft.named_in(whole(new.letter.as_ref(), &draft.standard(&by)));
    let mut pairs = draft.pairs.clone();
    pairs.push(("once".to_owned(), draft.id.to_string()));
    Check {
        lines: pages::lines(&f, &by, Some(draft.id), Step::Check),
        action: paths::invitations(&by.organisation.slug),
        back: href(&by, draft.id, Step::Message),
        answers: answers
            .into_iter()
            .map(|(name, values, step)| Answer {
                label: f.t(format!("invitations-answer-{name}")),
                values,
                change: href(&by, draft.id, step),
            })
            .collect(),
        several: draft.is_for_several(),
        older: draft.is_text_older(&by),
        language: value(&draft.pairs, "language").to_owned(),
        second_language: value(&draft.pairs, "second_language").to_owned(),
        count: draft.resellers.len().max(1),
        body: shown(&f, &letter),
        letter,
        f,
        pairs,
    }
    .page()
}

/// The letter as it will go out, with the second language.
fn whole(written: Option<&LetterDraft>, usual: &LetterDraft) -> LetterDraft {
    let letter = written.map_or_else(|| usual.clone(), |own| own.clone().completed(usual));
    LetterDraft {
        body: letter.whole(),
        ..letter
    }
}

/// The place of the link in words.
fn shown(f: &Frame, letter: &LetterDraft) -> String {
    let link = f.t("invitations-check-link").to_string();
    letter.body.replace(LINK, &link)
}

/// The first step whose fields alone are not right, and its form.
fn first_wrong(draft: &Draft, by: &By<WriteInvitations>) -> Option<(Step, Form)> {
    let around = draft.around(by);
    let wrong = |step: Step| {
        let own = draft.pairs.iter();
        let own = own.filter(|(name, _)| step.fields().contains(&name.as_str()));
        let fields = Fields::from_pairs(own.cloned().collect());
        let form = read(step, &fields, &around).err()?;
        Some((step, draft.filled(by, step, form)))
    };
    let mut steps = Step::ALL.into_iter().filter(|step| *step != Step::Check);
    steps.find_map(wrong)
}

type Line = (&'static str, Vec<String>, Step);

fn answers(f: &Frame, choices: &Choices, new: &New) -> Vec<Line> {
    let mut lines = vec![
        (
            "kind",
            vec![
                f.t(format!("invitations-kind-{}", new.kind.as_str()))
                    .to_string(),
            ],
            Step::Kind,
        ),
        ("resellers", resellers(f, choices, new), Step::Kind),
    ];
    lines.extend(rights(f, choices, new));
    lines.extend(terms(f, new));
    let languages = [Some(new.language), new.second_language];
    let languages = languages.into_iter().flatten();
    let name = |l: crate::domain::language::Language| f.t(format!("language-{}", l.as_str()));
    let languages = languages.map(|language| name(language).to_string());
    lines.push(("languages", languages.collect(), Step::Message));
    lines
}

fn resellers(f: &Frame, choices: &Choices, new: &New) -> Vec<String> {
    let name = |slug: &crate::domain::organisation::Slug| {
        let known = choices.reseller(slug.as_str());
        known.map_or_else(|| slug.to_string(), str::to_owned)
    };
    if new.resellers.is_empty() {
        return vec![f.t("invitations-no-reseller").to_string()];
    }
    new.resellers.iter().map(name).collect()
}

fn rights(f: &Frame, choices: &Choices, new: &New) -> Vec<Line> {
    if new.delegates.is_empty() {
        let none = f.t("invitations-no-rights").to_string();
        return vec![("delegates", vec![none], Step::Roles)];
    }
    let delegates = new.delegates.iter().map(|slug| {
        let known = choices
            .reseller(slug.as_str())
            .unwrap_or(&choices.provider.1);
        known.to_owned()
    });
    let roles = match &new.rights.roles {
        RolesAsked::Roles(roles) => words(asks::roles(f.language(), roles)),
        RolesAsked::Template(slug, besides) => {
            let named = |(name, roles)| {
                let roles = words(asks::roles(f.language(), roles)).join(", ");
                let words = f.t("invitations-answer-template").with("template", name);
                words.with("roles", roles).to_string()
            };
            let besides = words(asks::roles(f.language(), besides));
            let template = choices.template(slug).map(named);
            template.into_iter().chain(besides).collect()
        }
    };
    let days = f
        .t("invitations-days-long")
        .with("days", new.rights.term.days());
    let mut term = vec![days.to_string()];
    if new.rights.auto_extend {
        term.push(f.t("invitations-extends").to_string());
    }
    let services = words(asks::services(f.language(), &new.rights.services));
    vec![
        ("delegates", delegates.collect(), Step::Roles),
        ("roles", roles, Step::Roles),
        ("services", services, Step::Roles),
        ("term", term, Step::Roles),
    ]
}

fn words(phrases: Vec<Phrase>) -> Vec<String> {
    phrases.iter().map(Phrase::to_string).collect()
}

fn terms(f: &Frame, new: &New) -> Vec<Line> {
    let customer = match &new.addressee {
        Some(addressee) => vec![addressee.name.to_string(), addressee.email.to_string()],
        None => vec![f.t("invitations-any-customer").to_string()],
    };
    let days = f.t("invitations-days-long").with("days", new.life.days());
    let mut lines = vec![
        ("customer", customer, Step::Customer),
        ("ends", vec![days.to_string()], Step::Customer),
    ];
    if let Some(most) = new.max_uses.filter(|_| new.kind == Kind::Reusable) {
        let most = f.t("invitations-answer-uses-most").with("most", most);
        lines.push(("uses", vec![most.to_string()], Step::Customer));
    }
    if !new.note.is_empty() {
        lines.push(("note", vec![new.note.to_string()], Step::Customer));
    }
    lines
}
