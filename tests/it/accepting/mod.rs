//! A customer's answer to an invitation, over HTTP.
mod again;
mod against;
mod answers;
mod changed;
mod copies;
mod declining;
mod ends;
mod guards;
mod handed;
mod holders;
mod in_flight;
mod looking;
mod page;
mod races;
mod receipts;
mod stale;
mod told;
mod waiting;
mod written;
mod wrong;

use crate::{client::Answer, harness::Portal, people::Person, rows};
use multichannel::{
    actions::invitations::{Issued, New, RightsAsked, RolesAsked, issue},
    domain::{
        access::{By, WriteInvitations},
        email::Email,
        id::Id,
        invitation::{Addressee, Invitation, Kind},
        language::Language,
        link_life::LinkLife,
        role::Role,
        service::Service,
        slugs::{RoleSet, ServiceSet},
        term::Term,
        text::{Name, Note},
        token::Purpose,
    },
    store::{Db, agreements, invitations, members, offers},
};
use std::collections::BTreeMap;

/// An invitation that was made, and the link to it.
#[derive(Clone)]
pub struct Invited {
    pub invitation: Invitation,
    /// The path of the link.
    pub link: String,
    pub offers: Vec<String>,
}

impl Invited {
    /// The field of the answer that narrows this of the first offer.
    pub fn field(&self, name: &str) -> String {
        format!("{name}.{}", self.offers[0])
    }
}

/// An invitation through a reseller, and whom it is about.
pub struct Through {
    pub provider: Person,
    pub reseller: Person,
    pub customer: Person,
    pub invited: Invited,
}

/// For every customer: the provider asks for two roles in two services for 90 days.
pub fn for_everybody(provider: &Person) -> New {
    New {
        kind: Kind::Reusable,
        addressee: None,
        language: Language::English,
        second_language: None,
        resellers: vec![],
        delegates: vec![provider.organisation.slug.clone()],
        rights: asking("license-administrator directory-readers"),
        life: LinkLife::usual(Kind::Reusable),
        max_uses: None,
        note: Note::default(),
        letter: None,
        once: None,
    }
}

/// For one person.
pub fn for_one(provider: &Person, email: &str) -> New {
    New {
        kind: Kind::Addressed,
        addressee: Some(Addressee {
            name: Name::parse("Contoso as the provider calls it").unwrap(),
            email: Email::parse(email).unwrap(),
        }),
        life: LinkLife::usual(Kind::Addressed),
        ..for_everybody(provider)
    }
}

/// The same, handed to this reseller; these partners ask for the rights.
pub fn through(reseller: &Person, asking: &[&Person], new: New) -> New {
    let delegates = asking.iter();
    New {
        resellers: vec![reseller.organisation.slug.clone()],
        delegates: delegates
            .map(|partner| partner.organisation.slug.clone())
            .collect(),
        ..new
    }
}

/// These roles for two services and 90 days.
pub fn asking(roles: &str) -> RightsAsked {
    let services = ["exchange-online", "teams"].into_iter();
    RightsAsked {
        roles: RolesAsked::Roles(RoleSet::new(roles.split(' ').filter_map(Role::parse))),
        services: ServiceSet::new(services.filter_map(Service::parse)),
        term: Term::of_days(90).unwrap(),
        auto_extend: false,
    }
}

impl Portal {
    /// A provider that invites every customer, and one that has not answered yet.
    pub async fn an_invitation(&self) -> (Person, Person, Invited) {
        let (provider, customer) = (self.a_provider().await, self.a_customer().await);
        let invited = self.invite(&provider, for_everybody(&provider)).await;
        (provider, customer, invited)
    }

    /// The same through a reseller: both partners ask for the rights.
    pub async fn an_invitation_of_both(&self) -> Through {
        let provider = self.a_provider().await;
        let reseller = self.a_reseller_of(&provider).await;
        let customer = self.a_customer().await;
        let both = [&provider, &reseller];
        let new = through(&reseller, &both, for_everybody(&provider));
        Through {
            invited: self.invite(&provider, new).await,
            provider,
            reseller,
            customer,
        }
    }

    /// Makes an invitation as its provider does.
    pub async fn invite(&self, provider: &Person, new: New) -> Invited {
        let now = self.now();
        let made = self.as_inviter(provider, move |db, by| {
            let Ok(Issued::Made { location, .. }) = issue(db, by, &new, now) else {
                panic!("no invitation was made");
            };
            let id = Id::parse(location.rsplit('/').next().unwrap()).unwrap();
            let invitation = invitations::by_id(db, id).unwrap().unwrap();
            (invitation, offers::of_invitation(db, id).unwrap())
        });
        let (invitation, offers) = made.await;
        Invited {
            link: self.link_of(&invitation),
            offers: offers.iter().map(|offer| offer.id.to_string()).collect(),
            invitation,
        }
    }

    /// What the provider does to its invitations by no page.
    async fn as_inviter<T: Send + 'static>(
        &self,
        provider: &Person,
        work: impl FnOnce(&mut Db, &By<WriteInvitations>) -> T + Send + 'static,
    ) -> T {
        let (account, slug) = (provider.account.id, provider.organisation.slug.clone());
        let done = self.app.db.write(move |db| {
            let scope = members::scope(db, account, &slug)?.unwrap();
            let by = scope.by::<WriteInvitations>().unwrap();
            Ok::<_, diesel::result::Error>(work(db, &by))
        });
        done.await.unwrap()
    }

    /// The provider publishes a second version of its agreement.
    pub async fn other_terms_of(&self, provider: &Person) {
        let (id, now) = (provider.organisation.id, self.now());
        self.behind_the_scenes(move |db| {
            agreements::add(db, id, 2, Language::English, "Other terms.", now).map(|_| ())
        })
        .await;
    }

    /// The path of the link that the invitation has now.
    pub fn link_of(&self, invitation: &Invitation) -> String {
        let (nonce, generation) = (&invitation.nonce, invitation.generation);
        let link = self.app.link(Purpose::Invitation, nonce, generation);
        link.strip_prefix(&self.address).unwrap().to_owned()
    }

    /// Everything that is kept.
    pub async fn everything(&self) -> BTreeMap<String, Vec<String>> {
        self.read(rows::dump).await
    }

    /// How many rows this table has.
    pub async fn rows(&self, table: &'static str) -> usize {
        self.everything().await[table].len()
    }

    async fn read<T: Send + 'static>(&self, look: impl FnOnce(&mut Db) -> T + Send + 'static) -> T {
        let looked = self
            .app
            .db
            .read(move |db| Ok::<_, diesel::result::Error>(look(db)));
        looked.await.unwrap()
    }

    /// Does something to the database that no page does.
    pub async fn behind_the_scenes(
        &self,
        work: impl FnOnce(&mut Db) -> diesel::QueryResult<()> + Send + 'static,
    ) {
        self.app.db.write(work).await.unwrap();
    }
}

impl Person {
    /// Sends the form of the consent page with everything granted that is on it, changed by `more`.
    pub async fn accept(&self, invited: &Invited, more: &[(&str, &str)]) -> Answer {
        let page = self.get(&invited.link).await.expect(200);
        self.accept_as_seen(&page, invited, more).await
    }

    /// The same from a page that was opened before.
    pub async fn accept_as_seen(
        &self,
        page: &Answer,
        invited: &Invited,
        more: &[(&str, &str)],
    ) -> Answer {
        let hash = page.attribute("input[name=offer_hash]", "value");
        let version = page.attribute("input[name=version]", "value");
        let mut form = vec![
            ("customer", self.slug()),
            ("agreement", "yes"),
            ("signatory_name", "Ana Signs"),
            ("offer_hash", hash.as_str()),
            ("version", version.as_str()),
        ];
        let replaced = |name: &str| more.iter().any(|(other, _)| *other == name);
        form.retain(|(name, _)| !replaced(name));
        if !replaced("grant") {
            form.extend(invited.offers.iter().map(|id| ("grant", id.as_str())));
        }
        // An empty value leaves the field out.
        form.extend(more.iter().filter(|(_, value)| !value.is_empty()));
        self.post(&format!("{}/accept", invited.link), &form).await
    }
}
