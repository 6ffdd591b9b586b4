//! Revoking many invitations at once.
use super::{addressed, reusable};
use crate::{client::Answer, harness::on_each_database, people::Person};

fn id(page: &str) -> &str {
    page.rsplit('/').next().unwrap()
}

/// The values of the ticked boxes.
fn ticked(page: &Answer) -> Vec<String> {
    let selector = scraper::Selector::parse("input[name='invitation'][checked]").unwrap();
    let page = page.page();
    let values = page
        .select(&selector)
        .map(|e| e.value().attr("value").unwrap().to_owned());
    values.collect()
}

async fn revokes(person: &Person, ids: &[&str]) -> Answer {
    let fields: Vec<_> = ids.iter().map(|id| ("invitation", *id)).collect();
    person
        .post(&person.at("/invitations/revoke"), &fields)
        .await
}

#[tokio::test]
async fn those_ticked_in_the_list_are_revoked_and_each_tells_what_became_of_it() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let handed = [("reseller", reseller.slug())];
        let (one, two) = (
            provider.invites(&addressed(&handed)).await,
            provider.invites(&reusable(&handed)).await,
        );
        let kept = provider.invites(&reusable(&[])).await;
        let gone = provider.invites(&addressed(&[])).await;
        provider
            .post(&format!("{gone}/revoke"), &[])
            .await
            .expect(303);
        let link = provider.link_on(&one).await;
        let list = provider.get(&provider.at("/invitations")).await.expect(200);
        assert_eq!(list.texts("tbody input[name='invitation']").len(), 3);
        let query = format!("?invitation={}&invitation={}", id(&one), id(&two));
        let ask = provider.at(&format!("/invitations/revoke{query}"));
        let page = provider.get(&ask).await.expect(200);
        assert_eq!(ticked(&page).len(), 2);
        // The list's button without a tick proposes no others.
        let nothing = provider
            .get(&provider.at("/invitations/revoke?ticked=yes"))
            .await;
        let nothing = nothing.expect(200);
        assert!(nothing.text(".empty").contains("Nothing was ticked"));
        assert!(ticked(&nothing).is_empty() && !nothing.has("form.filters"));
        assert!(page.text("dl.facts").contains("dead at once"));
        assert!(portal.works(&link).await, "asking changes nothing");
        let before = portal.outbox().await.len();
        let answer = revokes(&provider, &[id(&one), id(&two), id(&gone)])
            .await
            .expect(303);
        let done = provider.follow(answer).await.expect(200);
        assert!(done.text(".lead").contains("3 of 3"));
        assert_eq!(done.texts("tbody tr").len(), 3);
        assert!(!portal.works(&link).await);
        assert_eq!(portal.deeds(&provider, "invitation-revoked").await, 3);
        // One mail about both.
        assert_eq!(portal.outbox().await.len(), before + 1);
        assert!(
            portal
                .mail_to(&reseller.email)
                .await
                .text
                .contains("How many: 2")
        );
        let kept = provider.get(&kept).await.expect(200);
        assert!(kept.has(".tag[data-state='issued']"));
    })
    .await;
}

#[tokio::test]
async fn expired_ones_are_found_by_themselves_and_old_ones_by_their_age() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let short = provider
            .invites(&addressed(&[("expires_in_days", "2")]))
            .await;
        let long = provider
            .invites(&reusable(&[("expires_in_days", "300")]))
            .await;
        portal.pass_days(40);
        provider.sign_in().await;
        let fresh = provider.invites(&reusable(&[])).await;
        let page = async |query: &str| {
            let path = provider.at(&format!("/invitations/revoke{query}"));
            ticked(&provider.get(&path).await.expect(200))
        };
        assert_eq!(page("").await, [id(&short)]);
        assert_eq!(page("?state=issued&days=30").await, [id(&long)]);
        assert_eq!(page("?state=issued").await, [id(&long), id(&fresh)]);
        let answered = provider.at("/invitations/revoke?state=accepted");
        let answered = provider.get(&answered).await.expect(422);
        assert!(answered.has("#state-error") && ticked(&answered).is_empty());
        let answer = revokes(&provider, &[id(&short)]).await;
        provider.follow(answer.expect(303)).await.expect(200);
        assert_eq!(page("").await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_came_first_stays() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer().await;
        let to = [
            ("kind", "addressed"),
            ("customer_name", "Contoso"),
            ("customer_email", customer.email.as_str()),
        ];
        let answered = provider.invites(&to).await;
        let link = provider.link_on(&answered).await;
        customer
            .post(&format!("{link}/decline"), &[])
            .await
            .expect(303);
        let open = provider.invites(&reusable(&[])).await;
        let answer = revokes(&provider, &[id(&answered), id(&open)])
            .await
            .expect(303);
        let done = provider.follow(answer).await.expect(200);
        assert!(
            done.text(".lead").contains("1 of 2"),
            "{}",
            done.text(".lead")
        );
        assert!(done.text("tbody").contains("declined it before"));
        assert_eq!(portal.deeds(&provider, "invitation-revoked").await, 1);
    })
    .await;
}

#[tokio::test]
async fn nobody_revokes_what_is_not_theirs() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let other = portal.a_provider().await;
        let page = provider
            .invites(&reusable(&[("reseller", reseller.slug())]))
            .await;
        let own = other.invites(&reusable(&[])).await;
        revokes(&other, &[id(&own), id(&page)]).await.expect(404);
        assert_eq!(portal.deeds(&other, "invitation-revoked").await, 0);
        let done = other.at(&format!(
            "/invitations/revoke/done?invitation={}",
            id(&page)
        ));
        let done = other.get(&done).await.expect(200);
        assert!(done.texts("tbody tr").is_empty());
        revokes(&reseller, &[id(&page)]).await.expect(403);
        reseller
            .get(&reseller.at("/invitations/revoke"))
            .await
            .expect(404);
        let list = reseller.get(&reseller.at("/invitations")).await.expect(200);
        assert!(!list.has("input[name='invitation']"));
        assert_eq!(portal.deeds(&provider, "invitation-revoked").await, 0);
        assert!(revokes(&provider, &[]).await.expect(422).has(".problems"));
        let many = vec!["01890000-0000-7000-8000-00000000abcd"; 101];
        revokes(&provider, &many).await.expect(422);
        revokes(&provider, &["nonsense"]).await.expect(422);
    })
    .await;
}
