//! Signing up by each kind of link, proving the mailbox, founding the organisation (P2, P14).
mod founding;
mod not_known;
mod not_me;
mod opened;
mod refused;

use crate::{
    client::{Answer, Client},
    harness::Portal,
    people::{PASSWORD, Person},
};
use multichannel::{
    actions::openings,
    domain::{
        country::Country,
        email::Email,
        invitation::{Invitation, Kind, State},
        language::Language,
        opening::Opening,
        text::{Name, Note},
        token::Purpose,
    },
    store::{ids, invitations},
};

impl Portal {
    /// The sign-up address that `provider create` prints.
    async fn an_opening(&self, email: &str) -> String {
        let (email, now) = (Email::parse(email).unwrap(), self.now());
        let name = Name::parse("Proseware").unwrap();
        let country = Country::parse("DE").unwrap();
        let opening = self
            .app
            .db
            .write(move |db| openings::open(db, name, country, email, now));
        let opening = opening.await.unwrap();
        self.path(Purpose::Opening, &opening.nonce, Opening::GENERATION)
    }

    /// The sign-up address behind a reusable invitation.
    async fn an_invitation_of(&self, provider: &Person) -> (String, String) {
        let now = self.now();
        let new = Invitation {
            id: ids::fresh(now),
            provider: provider.organisation.id,
            reseller: None,
            kind: Kind::Reusable,
            state: State::Issued,
            addressee: None,
            language: Language::English,
            second_language: None,
            note: Note::default(),
            nonce: ids::nonce(),
            generation: 1,
            max_uses: None,
            uses: 0,
            created_at: now,
            expires_at: now.plus_days(90),
        };
        let (nonce, by) = (new.nonce, provider.account.name.clone());
        let added = self.app.db.write(move |db| invitations::add(db, &new, &by));
        added.await.unwrap();
        let page = self.path(Purpose::Invitation, &nonce, 1);
        (page.replace("/i/", "/signup?invitation="), page)
    }

    fn path(
        &self,
        purpose: Purpose,
        nonce: &multichannel::domain::token::Nonce,
        generation: i32,
    ) -> String {
        let address = self.app.link(purpose, nonce, generation);
        address.strip_prefix(&self.address).unwrap().to_owned()
    }
}

fn newcomer<'a>(organisation: &'a str, email: &'a str) -> [(&'a str, &'a str); 7] {
    [
        ("organisation_name", organisation),
        ("country", "DE"),
        ("domain", ""),
        ("name", "Ana Souza"),
        ("email", email),
        ("password", PASSWORD),
        ("language", "en"),
    ]
}

async fn sign_in(browser: &Client, email: &str, at: &str) -> Answer {
    let next = at.strip_prefix("/signin?next=").unwrap_or_default();
    let next = percent_encoding::percent_decode_str(next)
        .decode_utf8()
        .unwrap();
    let form = [("email", email), ("password", PASSWORD), ("next", &next)];
    browser.post("/signin", &form).await.expect(303)
}
