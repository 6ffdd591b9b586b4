//! Invitations of the provider, and what a reseller does with those it was handed.
mod asked_again;
mod at_once;
mod clearing;
mod drafts;
mod ends;
mod handing;
mod letters;
mod lists;
mod making;
mod pages;
mod passed_on;
mod saving;
mod step_delegates;
mod step_letters;
mod steps;
mod twice;
mod unbacked;
mod words;

use crate::{client::Answer, harness::Portal, people::Person};
use diesel::prelude::*;
use multichannel::{
    actions::invitations::link::{Link, Opened},
    domain::token::Token,
    store::schema::activities,
};

/// The fields of a form.
pub type Fields<'a> = Vec<(&'a str, &'a str)>;

/// An invitation for Ana of Contoso, with whatever else is wanted.
pub fn addressed<'a>(more: &[(&'a str, &'a str)]) -> Fields<'a> {
    let mut fields = vec![
        ("kind", "addressed"),
        ("customer_name", "Contoso Ltd"),
        ("customer_email", "ana@contoso.example"),
    ];
    fields.extend(more);
    fields
}

/// A reusable link, with whatever else is wanted.
pub fn reusable<'a>(more: &[(&'a str, &'a str)]) -> Fields<'a> {
    let mut fields = vec![("kind", "reusable")];
    fields.extend(more);
    fields
}

impl Person {
    /// Sends the form of a new invitation.
    pub async fn sends_invitation(&self, fields: &[(&str, &str)]) -> Answer {
        self.post(&self.at("/invitations"), fields).await
    }
    /// Makes an invitation; the address of its page.
    pub async fn invites(&self, fields: &[(&str, &str)]) -> String {
        self.sends_invitation(fields).await.expect(303).location
    }
    /// The link as the page of the invitation shows it.
    pub async fn link_on(&self, page: &str) -> String {
        let page = self.get(page).await.expect(200);
        page.attribute("#link", "value")
    }
    /// The same invitation in this person's organisation.
    pub fn page_of(&self, invitation: &str) -> String {
        let id = invitation.rsplit('/').next().unwrap();
        self.at(&format!("/invitations/{id}"))
    }
}

impl Portal {
    /// How often this was done, as the organisation's activity tells it.
    pub async fn deeds(&self, of: &Person, verb: &'static str) -> i64 {
        let found = activities::table
            .filter(activities::organisation_id.eq(of.organisation.id))
            .filter(activities::verb.eq(verb))
            .count();
        let read = self.app.db.read(move |db| found.get_result(db));
        read.await.map_err(|e: diesel::result::Error| e).unwrap()
    }
    /// Whether the link is an invitation's present one, which can be answered.
    pub async fn works(&self, link: &str) -> bool {
        let token = Token::parse(link.rsplit('/').next().unwrap()).unwrap();
        let key = self.app.keys.link.clone();
        let opened = self.app.db.read(move |db| {
            let (key, token) = (&key, &token);
            Link { key, token }.open(db)
        });
        let now = self.now();
        matches!(opened.await.unwrap(), Some(Opened::Present(it)) if it.is_open(now).is_ok())
    }
}
