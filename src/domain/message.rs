//! Mails to be: what they are about and the facts in them. Their words are in the message files (`mail-…`).
use super::{
    delegation::Rights,
    email::Email,
    language::Language,
    slugs::ServiceSet,
    text::Name,
    time::Timestamp,
    token::{Nonce, Purpose},
    words::words,
};

words! {
    /// What a mail is about.
    pub enum Topic {
        /// Prove the mailbox of a sign-up.
        SignUp = "sign-up",
        /// A sign-up with a mailbox that has an account already.
        KnownAccount = "known-account",
        PasswordReset = "password-reset",
        PasswordChanged = "password-changed",
        /// A new member without an account sets a first password.
        Welcome = "welcome",
        /// A member was added who has an account.
        MemberAdded = "member-added",
        AddressChange = "address-change",
        /// To the old address: another one was asked for.
        AddressAsked = "address-asked",
        AddressChanged = "address-changed",
        PartnershipAsked = "partnership-asked",
        PartnershipAccepted = "partnership-accepted",
        PartnershipEnded = "partnership-ended",
        /// The invitation itself; subject and body were written by the sender.
        Invitation = "invitation",
        /// To the customer: the link ends soon.
        InvitationReminder = "invitation-reminder",
        InvitationAccepted = "invitation-accepted",
        InvitationDeclined = "invitation-declined",
        InvitationRevoked = "invitation-revoked",
        InvitationHandedOver = "invitation-handed-over",
        /// Links ended without an answer.
        InvitationsExpired = "invitations-expired",
        /// Several at once.
        InvitationsHandedOver = "invitations-handed-over",
        InvitationsRevoked = "invitations-revoked",
        LinkAsked = "link-asked",
        /// To the customer: what was agreed and granted, to keep. Where rights were granted, to all in charge of them.
        Receipt = "receipt",
        /// To the customer: a partner asks for rights, or for others than it has.
        DelegationRequested = "delegation-requested",
        DelegationApproved = "delegation-approved",
        DelegationDeclined = "delegation-declined",
        /// The partner took back what it had asked for.
        DelegationWithdrawn = "delegation-withdrawn",
        DelegationGranted = "delegation-granted",
        DelegationShortened = "delegation-shortened",
        /// Some services went to another provider (S8).
        DelegationNarrowed = "delegation-narrowed",
        DelegationExtensionSwitched = "delegation-extension-switched",
        /// The term ends soon, and nothing extends it.
        DelegationEnding = "delegation-ending",
        DelegationExtended = "delegation-extended",
        /// Nobody answered a request.
        DelegationLapsed = "delegation-lapsed",
        DelegationEnded = "delegation-ended",
        /// To the customer: its yearly review of all rights is due.
        ReviewDue = "review-due",
        /// To the provider: the customer wants the relationship to end.
        RelationshipEndAsked = "relationship-end-asked",
        /// To the customer: the provider keeps it, and why.
        RelationshipKept = "relationship-kept",
        /// To the customer: a provider wants the rights of its former reseller to end.
        DelegationEndAsked = "delegation-end-asked",
        /// To that provider: the customer keeps them, and why.
        DelegationEndDeclined = "delegation-end-declined",
        RelationshipRemoved = "relationship-removed",
        /// To the customer: the partner of record entered what it sold; to the partner of record: the customer named it.
        SubscriptionEntered = "subscription-entered",
        /// The same for many at once.
        SubscriptionsEntered = "subscriptions-entered",
        /// To the customer: the partner of record changed what it sold.
        SubscriptionChanged = "subscription-changed",
        RequestOpened = "request-opened",
        RequestAnswered = "request-answered",
        /// Its state is another now.
        RequestMoved = "request-moved",
        RequestAssigned = "request-assigned",
        /// To whoever is in charge of a partner where nobody has access: one waits. It says nothing of the request.
        RequestUnreached = "request-unreached",
        /// To a person of a customer who has no account here: choose a new password where the customer signs in.
        PasswordElsewhere = "password-elsewhere",
    }
}

words! {
    /// Where a mail stands.
    pub enum Delivered {
        Waiting = "waiting",
        Sent = "sent",
        /// It never will be sent, unless somebody asks for it.
        Dead = "dead",
        /// Taken back before it could be sent, for good: its link had been replaced, answered or ended.
        Withdrawn = "withdrawn",
    }
}

impl Topic {
    /// Whether an organisation's notice addresses get a copy: of rights that were given, of ends and what is near them.
    /// None of these mails carries a link that opens a door.
    pub const fn is_notice(self) -> bool {
        matches!(
            self,
            Self::Receipt
                | Self::DelegationGranted
                | Self::DelegationApproved
                | Self::DelegationEnding
                | Self::DelegationExtended
                | Self::DelegationEnded
                | Self::PartnershipEnded
                | Self::RelationshipRemoved
        )
    }
}

/// The name of the fact that [`Message::grant`] adds, and what stands between its parts.
pub const GRANT: &str = "grant";
/// The name of the fact that [`Message::handed_over`] adds.
pub const HANDED_OVER: &str = "handed_over";
/// A character that no name holds.
pub const GRANT_GAP: &str = "\t";

/// A mail to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub topic: Topic,
    pub language: Language,
    /// A complete second block in this language follows the first.
    pub second_language: Option<Language>,
    /// Arguments of the words, by name.
    pub facts: Vec<(String, String)>,
    pub link: Option<Link>,
    /// When the link stops working.
    pub until: Option<Timestamp>,
}

/// The one link of a mail. The secret half of a token is made when the mail is sent (P15).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    Token {
        purpose: Purpose,
        nonce: Nonce,
        generation: i32,
    },
    /// An address of the portal that needs signing in, from its first `/`.
    Page(String),
}

/// Whom a mail is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    pub name: String,
    pub email: String,
    pub language: Language,
}

impl From<(Name, Email, Language)> for Recipient {
    fn from((name, email, language): (Name, Email, Language)) -> Self {
        Self {
            name: name.to_string(),
            email: email.to_string(),
            language,
        }
    }
}

impl Message {
    /// A mail about `topic` in the recipient's language; facts, link and the rest are added.
    pub fn new(topic: Topic, language: Language) -> Self {
        Self {
            topic,
            language,
            second_language: None,
            facts: Vec::new(),
            link: None,
            until: None,
        }
    }
    /// With one more fact for its words.
    #[must_use]
    pub fn fact(mut self, name: &str, value: impl ToString) -> Self {
        self.facts.push((name.to_owned(), value.to_string()));
        self
    }
    /// Rights that a receipt lists; added once for each partner.
    #[must_use]
    pub fn grant(self, partner: impl ToString, rights: &Rights, ends: Timestamp) -> Self {
        let (partner, ends) = (partner.to_string(), ends.minute());
        let (roles, services) = (rights.roles.joined(), rights.services.joined());
        let extends = if rights.auto_extend { "yes" } else { "no" };
        let parts = [partner.as_str(), roles, services, &ends, extends];
        self.fact(GRANT, parts.join(GRANT_GAP))
    }
    /// Services that a partner lost, which a receipt lists too; added once for each partner.
    #[must_use]
    pub fn handed_over(self, partner: impl ToString, services: &ServiceSet) -> Self {
        let partner = partner.to_string();
        let parts = [partner.as_str(), services.joined()];
        self.fact(HANDED_OVER, parts.join(GRANT_GAP))
    }
    /// With a link to a page of the portal, which opens no door.
    #[must_use]
    pub fn page(mut self, path: impl Into<String>) -> Self {
        self.link = Some(Link::Page(path.into()));
        self
    }
    /// With a link that opens a door until then; the token is made when the mail is sent.
    #[must_use]
    pub fn token(
        mut self,
        purpose: Purpose,
        nonce: Nonce,
        generation: i32,
        until: Timestamp,
    ) -> Self {
        self.link = Some(Link::Token {
            purpose,
            nonce,
            generation,
        });
        self.until = Some(until);
        self
    }
}
