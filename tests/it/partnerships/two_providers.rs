//! A reseller works with several providers; none of them learns of the other.
use super::{accept, ask};
use crate::{
    harness::{Portal, on_each_database},
    invitations::addressed,
    people::Person,
};

/// Two providers, and what each of them calls the partnership with this reseller: its page there.
async fn providers_of(portal: &Portal, reseller: &Person) -> [(Person, String); 2] {
    let mut all = Vec::new();
    for _ in 0..2 {
        let provider = portal.a_provider().await;
        let (page, link) = ask(&provider, &reseller.email).await;
        accept(reseller, &link).await.expect(303);
        all.push((provider, page));
    }
    let Ok(both) = all.try_into() else {
        panic!("two");
    };
    both
}

#[actix_web::test]
async fn a_reseller_works_with_two_providers_and_keeps_the_one_when_the_other_leaves() {
    on_each_database(async |portal| {
        let reseller = portal.a_reseller().await;
        let both = providers_of(&portal, &reseller).await;
        let [(first, page), (second, _)] = &both;
        let listed = async |path: &str| {
            let mut names = reseller.get(&reseller.at(path)).await.texts("tbody th");
            names.sort();
            names
        };
        let name = |provider: &Person| provider.organisation.name.to_string();
        let mut names = [name(first), name(second)];
        names.sort();
        assert_eq!(listed("/providers?state=active").await, names);
        let handed = [("reseller", reseller.slug())];
        for (provider, other) in [(first, second), (second, first)] {
            let resellers = provider.get(&provider.at("/resellers")).await.expect(200);
            assert_eq!(resellers.texts("tbody th"), [name(&reseller)]);
            let invitation = provider.invites(&addressed(&handed)).await;
            let seen = reseller.get(&reseller.page_of(&invitation)).await;
            assert!(seen.expect(200).text("main").contains(&name(provider)));
            other.get(&other.page_of(&invitation)).await.expect(404);
        }
        assert_eq!(listed("/invitations").await.len(), 2);
        let reason = [("reason", "")];
        let end = format!("{page}/end");
        first.post(&end, &reason).await.expect(303);
        assert_eq!(listed("/providers?state=active").await, [name(second)]);
        assert_eq!(listed("/invitations").await.len(), 1);
        let invitation = second.invites(&addressed(&handed)).await;
        reseller
            .get(&reseller.page_of(&invitation))
            .await
            .expect(200);
        let refused = first.sends_invitation(&addressed(&handed)).await;
        refused.expect(422);
    })
    .await;
}
