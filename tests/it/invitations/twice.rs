//! What comes several times from one page is done once (P17, P21).
use super::addressed;
use crate::{client::Answer, harness::on_each_database};
use multichannel::{
    domain::{organisation::Slug, role_template::RoleTemplate, text::Name},
    messages::Text,
};

fn hidden(page: &Answer, name: &str) -> String {
    page.attribute(&format!("input[name={name}][type=hidden]"), "value")
}

#[actix_web::test]
async fn the_form_of_a_mail_that_comes_three_times_sends_one() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let page = provider.invites(&addressed(&[])).await;
        let link = provider.link_on(&page).await;
        let (draft, send) = (format!("{page}/draft"), format!("{page}/send"));
        let key = hidden(&provider.get(&draft).await.expect(200), "once");
        let words = [("subject", "Hi"), ("body", link.as_str())];
        let mail = [words[0], words[1], ("once", key.as_str())];
        let (first, second) =
            tokio::join!(provider.post(&send, &mail), provider.post(&send, &mail));
        let third = provider.post(&send, &mail).await;
        for sent in [first, second, third] {
            assert_eq!(sent.expect(303).location, page);
        }
        assert_eq!(portal.outbox().await.len(), 1);
        assert_eq!(portal.deeds(&provider, "invitation-mailed").await, 1);
        // On purpose: the page has another key, which keeping the text does not use up.
        let key = hidden(&provider.get(&draft).await.expect(200), "once");
        let mail = [words[0], words[1], ("once", key.as_str())];
        provider.post(&draft, &mail).await.expect(303);
        provider.post(&send, &mail).await.expect(303);
        assert_eq!(portal.outbox().await.len(), 2);
        // Other words under that key come back, and are not sent.
        let other = [("subject", "Hello"), words[1], ("once", key.as_str())];
        let back = provider.post(&send, &other).await.expect(409);
        assert_eq!(back.attribute("#subject", "value"), "Hello");
        assert_eq!(back.attribute(".problems a", "href"), page);
        assert_eq!(portal.deeds(&provider, "invitation-mailed").await, 2);
    })
    .await;
}

#[actix_web::test]
async fn a_new_link_that_is_asked_for_twice_on_one_page_is_made_once() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let page = provider.invites(&addressed(&[])).await;
        let resend = format!("{page}/resend");
        let shown = hidden(&provider.get(&resend).await.expect(200), "generation");
        let form = [("generation", shown.as_str())];
        let (first, second) =
            tokio::join!(provider.post(&resend, &form), provider.post(&resend, &form));
        for made in [first, second] {
            assert_eq!(made.expect(303).location, page);
        }
        let link = provider.link_on(&page).await;
        provider.post(&resend, &form).await.expect(303);
        let told = provider.get(&page).await.expect(200);
        assert!(told.text(".flash").contains("No other was made"));
        assert_eq!(told.attribute("#link", "value"), link);
        assert_eq!(portal.deeds(&provider, "invitation-resent").await, 1);
        let mail = portal.the_mail().await;
        assert!(portal.works(mail.link()).await);
        // A form that does not say what it saw makes one each time.
        provider.post(&resend, &[]).await.expect(303);
        assert_ne!(provider.link_on(&page).await, link);
        let wrong = [("generation", "first")];
        provider.post(&resend, &wrong).await.expect(422);
    })
    .await;
}

#[actix_web::test]
async fn a_template_is_saved_once_under_its_name() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let new = provider.at("/invitations/templates/new");
        let key = hidden(&provider.get(&new).await.expect(200), "once");
        let (path, name) = (
            provider.at("/invitations/templates"),
            ("template_name", "Our usual"),
        );
        let teams = ("role", "teams-administrator");
        let form = [name, teams, ("once", key.as_str())];
        let (first, second) =
            tokio::join!(provider.post(&path, &form), provider.post(&path, &form));
        assert_eq!(first.expect(303).location, second.expect(303).location);
        // Nor from another window.
        provider.post(&path, &[name, teams]).await.expect(303);
        assert_eq!(portal.deeds(&provider, "template-saved").await, 1);
    })
    .await;
}

#[actix_web::test]
async fn no_two_templates_bear_one_name() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let path = provider.at("/invitations/templates");
        let own = ("template_name", "Our usual");
        let teams = [own, ("role", "teams-administrator")];
        provider.post(&path, &teams).await.expect(303);
        for taken in ["Our usual", "our USUAL", "Read only", "Support"] {
            let other = [("template_name", taken), ("role", "directory-readers")];
            let back = provider.post(&path, &other).await.expect(422);
            let problem = back.text(".problems a[href='#template_name']");
            assert!(problem.contains("another name"), "{taken}: {problem}");
            assert_eq!(back.attribute("#template_name", "value"), taken);
        }
        // What the portal has itself is there.
        let same = [("template_name", "Read only"), ("role", "global-reader")];
        provider.post(&path, &same).await.expect(303);
        assert_eq!(portal.deeds(&provider, "template-saved").await, 1);
        let other = [("template_name", "Our other"), teams[1]];
        provider.post(&path, &other).await.expect(303);
        assert_eq!(portal.deeds(&provider, "template-saved").await, 2);
        // Names are each organisation's own.
        let second = portal.a_provider().await;
        let path = second.at("/invitations/templates");
        second.post(&path, &teams).await.expect(303);
    })
    .await;
}

#[test]
fn the_slugs_of_the_portals_own_templates_are_made_of_their_names() {
    for template in RoleTemplate::ALL {
        let words = Text::new(format!("template-{}", template.slug()));
        let name = Name::parse(&words.say(Default::default())).unwrap();
        assert_eq!(Slug::from_name(&name, 0).as_str(), template.slug());
    }
}

#[actix_web::test]
async fn a_form_that_comes_often_counts_as_the_one_mail_that_it_sent() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let page = provider.invites(&addressed(&[])).await;
        let link = provider.link_on(&page).await;
        let (draft, send) = (format!("{page}/draft"), format!("{page}/send"));
        let key = hidden(&provider.get(&draft).await.expect(200), "once");
        let words = [("subject", "Hi"), ("body", link.as_str())];
        let mail = [words[0], words[1], ("once", key.as_str())];
        for _ in 0..30 {
            provider.post(&send, &mail).await.expect(303);
        }
        assert_eq!(portal.outbox().await.len(), 1);
        // Each of these is a mail.
        let mut sent = 1;
        while provider.post(&send, &words).await.status == 303 {
            sent += 1;
            assert!(sent < 60, "as many mails as one likes");
        }
        assert_eq!(portal.outbox().await.len(), sent);
        provider.post(&send, &mail).await.expect(303);
    })
    .await;
}

#[actix_web::test]
async fn new_links_that_nobody_is_mailed_are_not_counted_as_mails() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let page = provider.invites(&addressed(&[])).await;
        let resend = format!("{page}/resend");
        for _ in 0..30 {
            let quiet = [("quiet", "yes")];
            provider.post(&resend, &quiet).await.expect(303);
        }
        assert!(portal.outbox().await.is_empty());
        let shown = hidden(&provider.get(&resend).await.expect(200), "generation");
        let form = [("generation", shown.as_str())];
        for _ in 0..30 {
            provider.post(&resend, &form).await.expect(303);
        }
        assert_eq!(portal.deeds(&provider, "invitation-resent").await, 31);
        let mut mailed = 1;
        while provider.post(&resend, &[]).await.status == 303 {
            mailed += 1;
            assert!(mailed < 60, "as many mails as one likes");
        }
        let deeds = portal.deeds(&provider, "invitation-resent").await;
        assert_eq!(deeds, 30 + mailed);
    })
    .await;
}

#[actix_web::test]
async fn a_mail_that_is_asked_for_once_more_is_told_what_became_of_the_invitation() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        for (deed, told) in [
            ("", "The mail is on its way"),
            ("resend", "has had a new link since"),
            ("revoke", "has been revoked since"),
            ("decline", "has been declined since"),
            ("time", "has expired since"),
        ] {
            let email = [("customer_email", customer.email.as_str())];
            let page = provider
                .invites(&[addressed(&[])[0], addressed(&[])[1], email[0]])
                .await;
            let link = provider.link_on(&page).await;
            let draft = provider.get(&format!("{page}/draft")).await.expect(200);
            let key = hidden(&draft, "once");
            let send = format!("{page}/send");
            let words = [("subject", "Hi"), ("body", link.as_str())];
            let mail = [words[0], words[1], ("once", key.as_str())];
            provider.post(&send, &mail).await.expect(303);
            match deed {
                "resend" | "revoke" => {
                    let deed = format!("{page}/{deed}");
                    provider.post(&deed, &[]).await.expect(303);
                }
                "decline" => {
                    let decline = format!("{link}/decline");
                    customer.post(&decline, &[]).await.expect(303);
                }
                "time" => {
                    portal.pass_days(14);
                    provider.sign_in().await;
                }
                _ => {}
            }
            let again = provider.post(&send, &mail).await.expect(303);
            assert_eq!(again.location, page, "{deed}");
            let flash = provider.get(&page).await.expect(200).text(".flash");
            assert!(flash.contains(told), "{deed}: {flash}");
        }
        assert_eq!(portal.deeds(&provider, "invitation-mailed").await, 5);
    })
    .await;
}
