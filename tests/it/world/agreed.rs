//! What the organisations of a world agreed with each other.
use super::{World, lent};
use crate::{harness::Portal, rows};
use multichannel::{
    actions::{
        delegations,
        invitations::{self, New, RightsAsked, RolesAsked, accept, link::Link, shown},
        partnerships::ask::{Asked, ask},
    },
    domain::{
        access::{AcceptInvitations, Delegate, ManagePartnerships, WriteInvitations},
        answer::{Answer, Grant},
        delegation::Rights,
        email::Email,
        id::Id,
        invitation::{Addressee, Invitation, Kind as InvitationKind, Offer},
        language::Language,
        letter_draft::{LINK, LetterDraft},
        link_life::LinkLife,
        organisation::Slug,
        slugs::{Slugged, Slugs},
        term::Term,
        text::{Name, Note},
        token::Purpose,
    },
    store::{self, Db},
};

pub(super) fn name(word: &str, what: &str) -> Name {
    Name::parse(&format!("{word} {what}")).unwrap()
}

impl World {
    /// A partnership with each reseller, and one ask that nobody has answered.
    pub(super) async fn make_partners(&mut self, portal: &Portal) {
        portal
            .partners(self.provider.founder(), self.reseller.founder())
            .await;
        portal
            .partners(self.provider.founder(), self.rival.founder())
            .await;
        let (word, key) = (self.word, portal.app.keys.link.clone());
        let (reseller, rival) = (self.reseller.id(), self.rival.id());
        let made = self.provider.act(portal, move |db, scope, now| {
            let email = Email::parse(&format!("asked@{word}-asked.example")).unwrap();
            let by = scope.by::<ManagePartnerships>().unwrap();
            let asked = ask(db, &by, name(word, "asked"), email, now).unwrap();
            let Asked::Now(id) = asked else {
                panic!("{asked:?}")
            };
            let asked = store::partnerships::by_id(db, by.organisation.id, id)
                .unwrap()
                .unwrap();
            let token = key.token(Purpose::Partnership, &asked.nonce, asked.generation);
            let of = |db: &mut Db, id: &str| {
                rows::ids(db, "partnerships", &[("reseller_id", id)]).remove(0)
            };
            (token.reveal(), of(db, &reseller), of(db, &rival))
        });
        let (token, first, second) = made.await;
        self.tokens.insert("p", token);
        self.provider.ids.insert("resellers", first.clone());
        self.reseller.ids.insert("providers", first);
        self.rival.ids.insert("providers", second);
    }

    /// An invitation to the world's customer, handed to the first reseller; offers rights to both partners.
    pub(super) async fn invite(&self, portal: &Portal, for_one: bool) -> Invitation {
        let (word, email) = (self.word, self.customer.founder().email.clone());
        let (provider, reseller) = (
            self.provider.slug().to_owned(),
            self.reseller.slug().to_owned(),
        );
        let addressee = for_one.then(|| Addressee {
            name: name(word, "addressee"),
            email: Email::parse(&email).unwrap(),
        });
        self.provider
            .act(portal, move |db, scope, now| {
                let slug = |text: &str| Slug::parse(text).unwrap();
                let kind = if for_one {
                    InvitationKind::Addressed
                } else {
                    InvitationKind::Reusable
                };
                let new = New {
                    kind,
                    addressee,
                    language: Language::English,
                    second_language: None,
                    resellers: vec![slug(&reseller)],
                    delegates: vec![slug(&provider), slug(&reseller)],
                    rights: rights(),
                    life: LinkLife::usual(kind),
                    max_uses: None,
                    note: Note::parse(&format!("{word} note of the provider")).unwrap(),
                    once: None,
                    letter: Some(letter(word)),
                };
                let by = scope.by::<WriteInvitations>().unwrap();
                invitations::issue(db, &by, &new, now).unwrap();
                let mine = by.organisation.id.to_string();
                let id = rows::ids(db, "invitations", &[("provider_id", &mine)])
                    .pop()
                    .unwrap();
                store::invitations::by_id(db, Id::parse(&id).unwrap())
                    .unwrap()
                    .unwrap()
            })
            .await
    }

    /// The customer accepts all that is offered, and gives the second reseller rights of its own accord.
    pub(super) async fn accept(&mut self, portal: &Portal, invitation: &Invitation) {
        let (word, key) = (self.word, portal.app.keys.link.clone());
        let token = key.token(
            Purpose::Invitation,
            &invitation.nonce,
            invitation.generation,
        );
        let rival = self.rival.founder().organisation.id;
        let receipt = self.customer.act(portal, move |db, scope, now| {
            let link = Link {
                key: &key,
                token: &token,
            };
            let shown = shown::of_link(db, link, Language::English).unwrap();
            let as_offered = |offer: &Offer| Grant {
                offer: offer.id,
                roles: None,
                services: None,
                term: None,
                auto_extend: false,
                hand_over: false,
            };
            let answer = Answer {
                offer_hash: shown.hash(),
                version: String::new(),
                signatory: name(word, "signatory"),
                grants: shown.offers.iter().map(as_offered).collect(),
                left: vec![],
            };
            let by = scope.clone().by::<AcceptInvitations>().unwrap();
            let accepted = accept::accept(db, &by, link, &answer, Language::English, now).unwrap();
            let asked = rights();
            let RolesAsked::Roles(roles) = asked.roles else {
                unreachable!()
            };
            let rights = Rights::new(roles, asked.services, asked.term, false).unwrap();
            let by = scope.by::<Delegate>().unwrap();
            delegations::grant(db, &by, rival, &rights, false, now).unwrap();
            accepted.receipt.to_string()
        });
        self.customer.ids.insert("receipts", receipt.await);
    }
}

/// What its sender wrote instead of the usual words.
fn letter(word: &str) -> LetterDraft {
    let body = format!("{word} letter of the provider\n\n{LINK}");
    LetterDraft {
        subject: format!("{word} letter"),
        second_body: Some(body.clone()),
        body,
    }
}

fn rights() -> RightsAsked {
    RightsAsked {
        roles: RolesAsked::Roles(set(lent::ALL)),
        services: set("exchange-online teams"),
        term: Term::of_days(180).unwrap(),
        auto_extend: false,
    }
}

pub(super) fn set<T: Slugged>(slugs: &str) -> Slugs<T> {
    Slugs::new(slugs.split(' ').map(|slug| T::find(slug).unwrap()))
}
