//! Activity: who did what, when, on what and why. One record of each change for each organisation concerned.
use super::words::words;

words! {
    /// What was done. Each has its sentence in the message files (`activity-…`).
    pub enum Verb {
        OrganisationFounded = "organisation-founded",
        OrganisationSuspended = "organisation-suspended",
        OrganisationResumed = "organisation-resumed",
        SettingsChanged = "settings-changed",
        AgreementPublished = "agreement-published",
        /// Asked to join; member only after agreeing.
        MemberAdded = "member-added",
        MemberJoined = "member-joined",
        MemberDeclined = "member-declined",
        MemberLeft = "member-left",
        MemberChanged = "member-changed",
        MemberRemoved = "member-removed",
        PartnershipAsked = "partnership-asked",
        PartnershipLinkRenewed = "partnership-link-renewed",
        PartnershipAccepted = "partnership-accepted",
        PartnershipEnded = "partnership-ended",
        InvitationMade = "invitation-made",
        InvitationHandedOver = "invitation-handed-over",
        InvitationLinkCopied = "invitation-link-copied",
        InvitationMailed = "invitation-mailed",
        InvitationResent = "invitation-resent",
        InvitationOpened = "invitation-opened",
        InvitationAccepted = "invitation-accepted",
        InvitationDeclined = "invitation-declined",
        InvitationRevoked = "invitation-revoked",
        InvitationReminded = "invitation-reminded",
        InvitationExpired = "invitation-expired",
        InvitationsImported = "invitations-imported",
        InvitationImportCancelled = "invitation-import-cancelled",
        InvitationLinkAsked = "invitation-link-asked",
        RelationshipStarted = "relationship-started",
        RelationshipRemoved = "relationship-removed",
        RelationshipAliased = "relationship-aliased",
        RelationshipEndAsked = "relationship-end-asked",
        /// The provider was asked to end it, and keeps it.
        RelationshipKept = "relationship-kept",
        AgreementAccepted = "agreement-accepted",
        DelegationRequested = "delegation-requested",
        DelegationApproved = "delegation-approved",
        DelegationDeclined = "delegation-declined",
        DelegationWithdrawn = "delegation-withdrawn",
        AmendmentAsked = "amendment-asked",
        AmendmentDeclined = "amendment-declined",
        AmendmentWithdrawn = "amendment-withdrawn",
        AmendmentLapsed = "amendment-lapsed",
        DelegationAmended = "delegation-amended",
        DelegationGranted = "delegation-granted",
        DelegationShortened = "delegation-shortened",
        DelegationNarrowed = "delegation-narrowed",
        /// Handed over whole, or replaced by newer rights on the same offer.
        DelegationSuperseded = "delegation-superseded",
        DelegationRevoked = "delegation-revoked",
        /// With the relationship between the two.
        DelegationEnded = "delegation-ended",
        DelegationEndAsked = "delegation-end-asked",
        /// The customer was asked to end it, and keeps it.
        DelegationEndDeclined = "delegation-end-declined",
        DelegationResigned = "delegation-resigned",
        /// Switched on or off: only old records have it, and they stay readable.
        DelegationExtensionSwitched = "delegation-extension-switched",
        DelegationExtensionStarted = "delegation-extension-started",
        DelegationExtensionStopped = "delegation-extension-stopped",
        /// Extends itself from now on, and Global Administrator was taken out for that.
        DelegationExtendedWithoutFullAdmin = "delegation-extended-without-full-admin",
        DelegationExtended = "delegation-extended",
        DelegationExpired = "delegation-expired",
        DelegationLapsed = "delegation-lapsed",
        SubscriptionEntered = "subscription-entered",
        SubscriptionSeatsChanged = "subscription-seats-changed",
        SubscriptionRenewalChanged = "subscription-renewal-changed",
        SubscriptionSuspended = "subscription-suspended",
        SubscriptionResumed = "subscription-resumed",
        SubscriptionCancelled = "subscription-cancelled",
        RequestOpened = "request-opened",
        RequestAnswered = "request-answered",
        /// It waits for nobody any more.
        RequestTakenUp = "request-taken-up",
        RequestWaiting = "request-waiting",
        RequestResolved = "request-resolved",
        RequestClosed = "request-closed",
        RequestAssigned = "request-assigned",
        /// Assigned to nobody.
        RequestReleased = "request-released",
        ReviewStarted = "review-started",
        ReviewFinished = "review-finished",
        /// Looked at in a review, and left as they are.
        DelegationKept = "delegation-kept",
        PersonAdded = "person-added",
        PersonChanged = "person-changed",
        PersonRemoved = "person-removed",
        PersonMailed = "person-mailed",
        LicenceAssigned = "licence-assigned",
        LicenceTakenBack = "licence-taken-back",
        GroupMade = "group-made",
        GroupChanged = "group-changed",
        GroupDeleted = "group-deleted",
        AccessAssigned = "access-assigned",
        AccessRemoved = "access-removed",
        /// The rights lost roles, which no group uses any more.
        AccessNarrowed = "access-narrowed",
        /// Who used rights uses those that were given again instead.
        AccessCarriedOver = "access-carried-over",
        TemplateSaved = "template-saved",
    }
}
words! {
    /// What kind of thing it was done to.
    pub enum Noun {
        Organisation = "organisation",
        Member = "member",
        Partnership = "partnership",
        Invitation = "invitation",
        Relationship = "relationship",
        Agreement = "agreement",
        Delegation = "delegation",
        Subscription = "subscription",
        Request = "request",
        Review = "review",
        Person = "person",
        Group = "group",
        Template = "template",
        Import = "import",
    }
}

/// Marks ids of activity records.
#[derive(Debug)]
pub struct Activity;
