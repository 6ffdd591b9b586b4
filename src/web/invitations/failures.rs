//! What the verbs on invitations refuse, in words: beside a field where one is to blame, else on a page of its own.
use crate::{
    actions::invitations::{HandOverError, IssueError, KnownError, LetterError, SendError},
    domain::{
        delegation::RightsRefusal,
        invitation::Refusal,
        letter_draft::{DraftRefusal, DraftRefusals, Fault, Part},
        snapshot::ChangedMeanwhile,
        text::Name,
    },
    messages::Text,
    web::{errors::Failure, meanwhile},
};

/// A field that is to blame and why, or a page.
pub type Blame = Result<(&'static str, Text), Failure>;

/// Fields that are to blame, and why.
pub type Wrongs = Vec<(&'static str, Text)>;

impl From<KnownError> for Failure {
    fn from(error: KnownError) -> Self {
        match error {
            KnownError::Unknown => Self::not_found(),
            KnownError::Refused(refusal) => refused(refusal),
            KnownError::Store(cause) => cause.into(),
        }
    }
}

impl From<LetterError> for Failure {
    fn from(error: LetterError) -> Self {
        match error {
            LetterError::Known(error) => error.into(),
            LetterError::ChangedMeanwhile(changed) => of_letter(&changed),
            LetterError::Store(cause) => cause.into(),
        }
    }
}

/// Somebody else wrote another letter since the page was opened: it stands on the page that comes back.
fn of_letter(changed: &ChangedMeanwhile) -> Failure {
    let text =
        |field: &str, _: &str| (field != "subject").then(|| Text::new("invitations-draft-changed"));
    meanwhile::refused(changed, text)
}

/// Why this cannot be done with the invitation: its link has ended, or it moved on.
pub fn refused(refusal: Refusal) -> Failure {
    let text = why_not(refusal);
    match refusal {
        Refusal::Expired | Refusal::UsedUp => Failure::gone(text),
        _ => Failure::conflict(text),
    }
}

/// The same, where its page says what happened to it.
pub fn refused_beside(refusal: Refusal, page: String) -> Failure {
    refused(refusal).next(Text::new("invitations-back-one"), page)
}

/// The same in words.
pub fn why_not(refusal: Refusal) -> Text {
    let word = match refusal {
        Refusal::Expired => "expired",
        Refusal::UsedUp => "used-up",
        Refusal::Revoked => "revoked",
        Refusal::Accepted => "accepted",
        Refusal::Declined => "declined",
        Refusal::Suspended => "suspended",
        Refusal::PartnershipEnded => "partnership-ended",
        _ => "other",
    };
    Text::new("invitations-refused").with("why", word)
}

/// Why nothing was made.
pub fn of_issue(error: IssueError) -> Blame {
    Ok(match error {
        IssueError::AddresseeMissing => ("customer_name", Text::new("form-empty")),
        IssueError::AddresseeOfReusable => (
            "customer_name",
            Text::new("invitations-no-addressee-of-reusable"),
        ),
        IssueError::UsesOfAddressed => ("max_uses", Text::new("invitations-no-uses-of-addressed")),
        IssueError::NotAPartner(slug) => ("reseller", not_a_partner(slug.as_str())),
        IssueError::NotAParty(_) => ("delegate", not_a_party(None)),
        IssueError::UnknownTemplate => ("template", Text::new("invitations-unknown-template")),
        IssueError::Rights(refusal) => of_rights(refusal),
        IssueError::Refused(refusal) => return Err(refused(refusal)),
        IssueError::Store(cause) => return Err(cause.into()),
    })
}

/// Who is to get rights, and is neither the provider nor a reseller of the invitation: by name, where one is known.
pub fn not_a_party(name: Option<&str>) -> Text {
    match name {
        Some(name) => Text::new("invitations-not-a-party").with("partner", name),
        None => Text::new("invitations-not-a-party-now"),
    }
}

/// Why rights cannot be asked for so.
pub fn of_rights(refusal: RightsRefusal) -> (&'static str, Text) {
    match refusal {
        RightsRefusal::NoRole => ("role", Text::new("invitations-no-role")),
        RightsRefusal::NoService => ("service", Text::new("invitations-no-service")),
        RightsRefusal::GlobalAdministratorExtends => {
            ("auto_extend", Text::new("invitations-never-extends"))
        }
    }
}

/// Why it was not handed over.
pub fn of_hand_over(error: HandOverError, slug: &str) -> Blame {
    match error {
        HandOverError::NotAPartner => Ok(("reseller", not_a_partner(slug))),
        HandOverError::Unknown => Err(Failure::not_found()),
        HandOverError::Refused(refusal) => Err(refused(refusal)),
        HandOverError::ChangedMeanwhile { changed, holder } => {
            Err(handed_meanwhile(&changed, holder.as_ref()))
        }
        HandOverError::Store(cause) => Err(cause.into()),
    }
}

/// A colleague handed it to another since the page was opened: who has it is said by name.
fn handed_meanwhile(changed: &ChangedMeanwhile, holder: Option<&Name>) -> Failure {
    meanwhile::refused(changed, |_, _| {
        holder.map(|name| Text::new("changed-value").with("value", name))
    })
}

fn not_a_partner(slug: &str) -> Text {
    Text::new("invitations-not-a-partner").with("slug", slug)
}

/// Why it was not sent: all that is wrong with the letter.
pub fn of_send(error: SendError) -> Result<Wrongs, Failure> {
    match error {
        SendError::Draft(refusals) => Ok(of_draft(refusals)),
        SendError::NoAddressee => Err(Failure::conflict(
            Text::new("invitations-refused").with("why", "no-addressee"),
        )),
        SendError::Unknown => Err(Failure::not_found()),
        SendError::ChangedMeanwhile(changed) => Err(of_letter(&changed)),
        SendError::Refused(refusal) => Err(refused(refusal)),
        SendError::Store(cause) => Err(cause.into()),
    }
}

/// Why a letter cannot go out so.
pub fn of_draft(DraftRefusals(refusals): DraftRefusals) -> Wrongs {
    refusals.into_iter().map(of_part).collect()
}

fn of_part(refusal: DraftRefusal) -> (&'static str, Text) {
    let field = match refusal.part {
        Part::Subject => "subject",
        Part::Body => "body",
        Part::SecondBody => "second_body",
    };
    let why = match refusal.fault {
        Fault::Empty => Text::new("form-empty"),
        Fault::TooLong { limit } => Text::new("form-too-long").with("limit", limit),
        Fault::Forbidden => Text::new("invitations-draft-forbidden"),
        Fault::LinkMissing => Text::new("invitations-draft-link-missing"),
        Fault::OtherLink { word } => Text::new("invitations-draft-other-link").with("word", word),
        Fault::NoReseller => Text::new("invitations-draft-no-reseller"),
    };
    (field, why)
}
