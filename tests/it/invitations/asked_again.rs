//! What somebody with a dead link can ask for, and what those who sent it can do then.
use crate::{
    accepting::{Invited, for_everybody, for_one, through},
    client::Answer,
    harness::{Portal, on_each_database},
    mailbox::Mail,
    people::Person,
};
use diesel::prelude::*;
use multichannel::{
    actions::invitations::New, domain::partnership::State, store::schema::partnerships,
};

const NEW_LINK: &str = "Ask for a new link";
const NEW_INVITATION: &str = "Ask for a new invitation";

/// An invitation of a provider that is handed to its reseller, and a customer.
struct Sent {
    provider: Person,
    reseller: Person,
    customer: Person,
    invited: Invited,
}

impl Sent {
    async fn new(portal: &Portal, everybody: bool) -> Self {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let customer = portal.a_customer().await;
        let new = match everybody {
            true => New {
                max_uses: Some(1),
                ..for_everybody(&provider)
            },
            false => for_one(&provider, &customer.email),
        };
        let new = through(&reseller, &[&provider], new);
        Self {
            invited: portal.invite(&provider, new).await,
            provider,
            reseller,
            customer,
        }
    }
    /// Its page at the provider.
    fn page(&self) -> String {
        let id = self.invited.invitation.id;
        self.provider.at(&format!("/invitations/{id}"))
    }
    async fn is_accepted(&self) {
        let accepted = self.customer.accept(&self.invited, &[]).await;
        accepted.expect(303);
    }
    /// Brings it to this end.
    async fn ends(&self, end: &str) {
        if end == "revoked" {
            let revoke = format!("{}/revoke", self.page());
            self.provider.post(&revoke, &[]).await.expect(303);
            return;
        }
        self.is_accepted().await;
        if end == "removed" {
            let id = self.customer.organisation.id;
            let remove = self.provider.at(&format!("/customers/{id}/remove"));
            self.provider.post(&remove, &[]).await.expect(303);
        }
    }
    /// Presses the button of the page that this browser has, which bears these words.
    async fn asks(&self, portal: &Portal, (status, button): (u16, &str)) {
        let visitor = portal.a_visitor();
        let page = visitor.get(&self.invited.link).await.expect(status);
        assert_eq!(said(&page), button);
        let asked = visitor.post(&self.ask(), &[]).await.expect(303);
        let page = visitor.follow(asked).await.expect(status);
        assert!(page.has("[data-asked]") && !page.has("[data-end] form"));
    }
    fn ask(&self) -> String {
        format!("{}/ask", self.invited.link)
    }
}

fn said(page: &Answer) -> String {
    page.text("[data-end] form button")
}

/// The one mail to this person about what somebody asks for.
async fn asked_of(portal: &Portal, person: &Person) -> Mail {
    let mut mails = portal.mails_to(&person.email).await;
    mails.retain(|mail| mail.subject.starts_with("Somebody asks for"));
    assert_eq!(mails.len(), 1, "{mails:?}");
    mails.remove(0)
}

#[actix_web::test]
async fn of_what_has_no_new_link_a_new_invitation_is_asked_for_and_the_mail_leads_to_where_it_is_made()
 {
    on_each_database(async |portal| {
        for (end, status, everybody) in [
            ("removed", 410, false),
            ("answered", 409, false),
            ("revoked", 410, false),
            ("used-up", 410, true),
        ] {
            let sent = Sent::new(&portal, everybody).await;
            sent.ends(end).await;
            // Of a removed relationship its own customer reads; for everybody else the link was answered.
            if end == "removed" {
                let page = sent.customer.get(&sent.invited.link).await.expect(410);
                assert_eq!(page.attribute("[data-end]", "data-end"), end);
                assert_eq!(said(&page), NEW_INVITATION);
                sent.customer.post(&sent.ask(), &[]).await.expect(303);
            } else {
                sent.asks(&portal, (status, NEW_INVITATION)).await;
            }
            let mail = asked_of(&portal, &sent.provider).await;
            assert_eq!(mail.subject, "Somebody asks for a new invitation", "{end}");
            assert!(mail.text.contains("You can make a new invitation"), "{end}");
            assert!(!mail.text.contains("send a new link"), "{end}");
            let new = sent.provider.at("/invitations/new");
            assert!(mail.links[0].ends_with(&new), "{:?}", mail.links);
            sent.provider.get(&new).await.expect(200);
            // Who cannot make one is told who can.
            let mail = asked_of(&portal, &sent.reseller).await;
            let can = format!("{} was told too", sent.provider.organisation.name);
            assert!(mail.text.contains(&can), "{}", mail.text);
            assert!(!mail.text.contains("You can"), "{}", mail.text);
            let theirs = sent.reseller.page_of(&sent.page());
            assert!(mail.links[0].ends_with(&theirs), "{:?}", mail.links);
            sent.reseller.get(&theirs).await.expect(200);
        }
    })
    .await;
}

#[actix_web::test]
async fn a_new_link_is_asked_for_where_the_provider_can_send_one() {
    on_each_database(async |portal| {
        let sent = Sent::new(&portal, false).await;
        portal.pass_days(14);
        sent.asks(&portal, (410, NEW_LINK)).await;
        let mail = asked_of(&portal, &sent.provider).await;
        assert_eq!(mail.subject, "Somebody asks for a new invitation link");
        assert!(mail.text.contains("You can send a new link"));
        assert!(mail.links[0].ends_with(&sent.page()), "{:?}", mail.links);
        let mail = asked_of(&portal, &sent.reseller).await;
        assert!(mail.text.contains("can send a new link") && !mail.text.contains("You can"));
        sent.provider.sign_in().await;
        let page = sent.provider.get(&sent.page()).await.expect(200);
        let resend = format!("{}/resend", sent.page());
        assert!(page.has(&format!("a[href='{resend}']")));
        sent.provider.post(&resend, &[]).await.expect(303);
        // Of the link that was replaced meanwhile the new one is asked for.
        let visitor = portal.a_visitor();
        portal.pass_days(1);
        let dead = visitor.get(&sent.invited.link).await.expect(404);
        assert_eq!(said(&dead), NEW_LINK);
    })
    .await;
}

#[actix_web::test]
async fn an_expired_link_that_would_open_nothing_anew_is_no_reason_to_ask_for_another() {
    on_each_database(async |portal| {
        // Used as often as it can be, with a reseller that left, and of a provider that can make nothing.
        let [used, left, suspended] = [
            Sent::new(&portal, true).await,
            Sent::new(&portal, false).await,
            Sent::new(&portal, false).await,
        ];
        used.is_accepted().await;
        let id = left.reseller.organisation.id;
        portal
            .behind_the_scenes(move |db| {
                diesel::update(partnerships::table.filter(partnerships::reseller_id.eq(id)))
                    .set(partnerships::state.eq(State::Ended))
                    .execute(db)
                    .map(|_| ())
            })
            .await;
        portal.pass_days(90);
        for sent in [&used, &left] {
            sent.asks(&portal, (410, NEW_INVITATION)).await;
            let mail = asked_of(&portal, &sent.provider).await;
            assert!(mail.text.contains("You can make a new invitation"));
        }
        assert_eq!(portal.mails("link-asked", &used.reseller).await, 1);
        assert_eq!(portal.mails("link-asked", &left.reseller).await, 0);

        portal.turn(&suspended.provider, true).await;
        let visitor = portal.a_visitor();
        let page = visitor.get(&suspended.invited.link).await.expect(410);
        assert!(page.has("[data-end] li") && !page.has("[data-end] form"));
        visitor.post(&suspended.ask(), &[]).await.expect(303);
        assert_eq!(portal.mails("link-asked", &suspended.provider).await, 0);
    })
    .await;
}

#[actix_web::test]
async fn whoever_has_all_of_a_link_that_still_works_is_offered_no_other() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let invited = portal.invite(&provider, for_everybody(&provider)).await;
        customer.accept(&invited, &[]).await.expect(303);
        has_all_of_it(&customer, &invited).await;
        let ask = format!("{}/ask", invited.link);
        customer.post(&ask, &[]).await.expect(303);
        assert_eq!(portal.mails("link-asked", &provider).await, 0);
    })
    .await;
}

/// The page of the link says that it was accepted, and offers nothing to ask for.
async fn has_all_of_it(customer: &Person, invited: &Invited) {
    let page = customer.get(&invited.link).await.expect(409);
    assert_eq!(page.attribute("[data-end]", "data-end"), "answered");
    let said = page.text("[data-end]");
    assert!(said.contains("Your organisation accepted it"), "{said}");
    assert!(!page.has("[data-end] form"), "{said}");
}

#[actix_web::test]
async fn whoever_has_all_that_its_own_invitation_offered_is_offered_no_other_until_something_of_it_ends()
 {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let new = for_one(&provider, &customer.email);
        let invited = portal.invite(&provider, new).await;
        customer.accept(&invited, &[]).await.expect(303);
        has_all_of_it(&customer, &invited).await;
        // Others do not have it.
        let page = portal.a_visitor().get(&invited.link).await.expect(409);
        assert_eq!(said(&page), NEW_INVITATION);
        // The link has ended, and what was accepted holds.
        portal.pass_days(15);
        customer.sign_in().await;
        has_all_of_it(&customer, &invited).await;
        let revoke = format!("{}/revoke", customer.newest().await);
        customer.post(&customer.at(&revoke), &[]).await.expect(303);
        let page = customer.get(&invited.link).await.expect(409);
        assert_eq!(said(&page), NEW_INVITATION);
    })
    .await;
}
