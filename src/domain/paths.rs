//! Addresses of pages, for mails and links: one place for each.
use super::{
    access_group::AccessGroup,
    delegation::{Delegation, bulk::BulkChange},
    file_import::FileImport,
    id::Id,
    invitation::Invitation,
    invitation_import::InvitationImport,
    organisation::{Organisation, Slug},
    partnership::Partnership,
    person::Person,
    review::Review,
    service_request::ServiceRequest,
    subscription::Subscription,
    token::{Purpose, Token},
};

/// One's own account.
pub const ACCOUNT: &str = "/account";

/// Where a link for a new password is asked for.
pub const FORGOTTEN_PASSWORD: &str = "/password/forgot";

/// Where somebody signs up with this link.
pub fn sign_up(token: &Token) -> String {
    format!("/signup?invitation={}", token.reveal())
}

/// An organisation's dashboard.
pub fn organisation(slug: &Slug) -> String {
    format!("/o/{slug}")
}

/// A customer's data, seen by a partner that works on its behalf; the pages below are named as the customer's own.
pub fn on_behalf(partner: &Slug, customer: &Slug) -> String {
    format!("/o/{partner}/on-behalf/{customer}")
}

/// The members of an organisation.
pub fn members(organisation: &Slug) -> String {
    format!("/o/{organisation}/members")
}

/// A member of an organisation.
pub fn member<T>(organisation: &Slug, id: Id<T>) -> String {
    format!("/o/{organisation}/members/{id}")
}

/// Where a member leaves an organisation.
pub fn leave(organisation: &Slug) -> String {
    format!("/o/{organisation}/leave")
}

/// A membership that waits for its person's answer.
pub fn membership<T>(id: Id<T>) -> String {
    format!("/account/memberships/{id}")
}

/// The settings of an organisation.
pub fn settings(organisation: &Slug) -> String {
    format!("/o/{organisation}/settings")
}

/// A provider's customer agreement.
pub fn settings_agreement(organisation: &Slug) -> String {
    format!("/o/{organisation}/settings/agreement")
}

/// The page of a link of this purpose.
pub fn token_path(purpose: Purpose, token: &Token) -> String {
    let text = token.reveal();
    match purpose {
        Purpose::Invitation => format!("/i/{text}"),
        Purpose::Partnership => format!("/p/{text}"),
        Purpose::Opening => sign_up(token),
        Purpose::Verification | Purpose::AddressChange => format!("/verify/{text}"),
        Purpose::PasswordReset => format!("/password/reset/{text}"),
    }
}

/// The invitations of an organisation.
pub fn invitations(organisation: &Slug) -> String {
    format!("/o/{organisation}/invitations")
}

/// Where a provider makes an invitation.
pub fn new_invitation(organisation: &Slug) -> String {
    format!("/o/{organisation}/invitations/new")
}

/// An invitation, seen by its provider or the reseller that it was handed to.
pub fn invitation(organisation: &Slug, id: Id<Invitation>) -> String {
    format!("/o/{organisation}/invitations/{id}")
}

/// The mails of an organisation.
pub fn mails(organisation: &Slug) -> String {
    format!("/o/{organisation}/mails")
}

/// Where a provider invites the customers of a file.
pub fn invitation_imports(organisation: &Slug) -> String {
    format!("/o/{organisation}/invitations/import")
}

/// An import of invitations.
pub fn invitation_import(organisation: &Slug, id: Id<InvitationImport>) -> String {
    format!("/o/{organisation}/invitations/import/{id}")
}

/// What happened in an organisation.
pub fn activity(organisation: &Slug) -> String {
    format!("/o/{organisation}/activity")
}

/// The resellers of a provider.
pub fn resellers(organisation: &Slug) -> String {
    format!("/o/{organisation}/resellers")
}

/// The providers of a reseller.
pub fn providers(organisation: &Slug) -> String {
    format!("/o/{organisation}/providers")
}

/// The customers of a provider or reseller.
pub fn customers(organisation: &Slug) -> String {
    format!("/o/{organisation}/customers")
}

/// Where a provider asks for partnerships.
pub fn partnerships(organisation: &Slug) -> String {
    format!("/o/{organisation}/partnerships")
}

/// A partnership, seen by the provider.
pub fn reseller(organisation: &Slug, id: Id<Partnership>) -> String {
    format!("/o/{organisation}/resellers/{id}")
}

/// A partnership, seen by the reseller.
pub fn provider(organisation: &Slug, id: Id<Partnership>) -> String {
    format!("/o/{organisation}/providers/{id}")
}

/// A customer, seen by a provider or reseller.
pub fn customer(organisation: &Slug, id: Id<Organisation>) -> String {
    format!("/o/{organisation}/customers/{id}")
}

/// Where a partner asks a customer for rights.
pub fn request_delegation(organisation: &Slug, customer: Id<Organisation>) -> String {
    format!("/o/{organisation}/customers/{customer}/request-delegation")
}

/// A partner, seen by the customer.
pub fn partner(organisation: &Slug, id: Id<Organisation>) -> String {
    format!("/o/{organisation}/partners/{id}")
}

/// The partners of a customer.
pub fn partners(organisation: &Slug) -> String {
    format!("/o/{organisation}/partners")
}

/// The delegations of a customer, or those of a partner.
pub fn delegations(organisation: &Slug) -> String {
    format!("/o/{organisation}/delegations")
}

/// A delegation, seen by the customer or the partner.
pub fn delegation(organisation: &Slug, id: Id<Delegation>) -> String {
    format!("/o/{organisation}/delegations/{id}")
}

/// Where the same is done to many delegations.
pub fn bulk_changes(organisation: &Slug) -> String {
    format!("/o/{organisation}/delegations/bulk")
}

/// What became of it.
pub fn bulk_change(organisation: &Slug, id: Id<BulkChange>) -> String {
    format!("/o/{organisation}/delegations/bulk/{id}")
}

/// Which groups use a delegation, seen by its partner.
pub fn assignments(organisation: &Slug, id: Id<Delegation>) -> String {
    format!("/o/{organisation}/delegations/{id}/assignments")
}

/// Where a delegation is taken from a group.
pub fn assignment_removal(
    organisation: &Slug,
    id: Id<Delegation>,
    group: Id<AccessGroup>,
) -> String {
    format!("/o/{organisation}/delegations/{id}/assignments/{group}/remove")
}

/// The access groups of a partner.
pub fn groups(organisation: &Slug) -> String {
    format!("/o/{organisation}/groups")
}

/// An access group.
pub fn group(organisation: &Slug, id: Id<AccessGroup>) -> String {
    format!("/o/{organisation}/groups/{id}")
}

/// The subscriptions of a customer, or those that a provider is partner of record of.
pub fn subscriptions(organisation: &Slug) -> String {
    format!("/o/{organisation}/subscriptions")
}

/// Below a home: the service requests of a customer, or those that a partner may work on.
pub fn service_requests(home: &str) -> String {
    format!("{home}/service-requests")
}

/// A service request, seen from the customer's home or on its behalf.
pub fn service_request(home: &str, id: Id<ServiceRequest>) -> String {
    format!("{home}/service-requests/{id}")
}

/// Everything that a customer gave, by how much it risks.
pub fn risk(organisation: &Slug) -> String {
    format!("/o/{organisation}/partners/risk")
}

/// The reviews of a customer.
pub fn reviews(organisation: &Slug) -> String {
    format!("/o/{organisation}/reviews")
}

/// A review: how far it is, and what it came to.
pub fn review(organisation: &Slug, id: Id<Review>) -> String {
    format!("/o/{organisation}/reviews/{id}")
}

/// The same as a file.
pub fn review_file(organisation: &Slug, id: Id<Review>) -> String {
    format!("/o/{organisation}/reviews/{id}/decisions.csv")
}

/// A step of a review: the delegation at this place.
pub fn review_step(organisation: &Slug, id: Id<Review>, place: i32) -> String {
    format!("/o/{organisation}/reviews/{id}/steps/{place}")
}

/// An import of a file into this list.
pub fn file_import(list: &str, id: Id<FileImport>) -> String {
    format!("{list}/import/{id}")
}

/// A subscription; `home` is where the pages of the customer's data begin for the reader.
pub fn subscription(home: &str, id: Id<Subscription>) -> String {
    format!("{home}/subscriptions/{id}")
}

/// The people of a customer; `home` is where the pages of its data begin for the reader.
pub fn people(home: &str) -> String {
    format!("{home}/people")
}

/// A person of a customer.
pub fn person(home: &str, id: Id<Person>) -> String {
    format!("{home}/people/{id}")
}

/// Where licences are assigned to several people, or taken back.
pub fn people_licences(home: &str) -> String {
    format!("{home}/people/licences")
}

/// What became of each person of a selection.
pub fn selection<T>(home: &str, id: Id<T>) -> String {
    format!("{home}/people/licences/{id}")
}

/// The mails of the demo.
pub const MAILBOX: &str = "/demo/mailbox";

/// A mail of the demo, by the name of its file.
pub fn mailbox_letter(file: &str) -> String {
    format!("{MAILBOX}/{file}")
}

/// What a customer agreed to and granted in one acceptance, to keep.
pub fn receipt<T>(organisation: &Slug, acceptance: Id<T>) -> String {
    format!("/o/{organisation}/partners/receipts/{acceptance}")
}
