//! A partnership that ends at the very moment in which something is handed to its reseller, or mailed for it: nothing is left
//! with a link that opens nothing.
use crate::{
    harness::{Portal, on_each_database},
    invitations::addressed,
    people::Person,
};
use multichannel::{
    actions::partnerships::end,
    domain::{access::ManagePartnerships, id::Id, partnership::Partnership, text::Note},
    store::{Db, members},
};

const ANA: &str = "ana@contoso.example";

/// The partnership of a reseller that has one.
async fn partnership_of(reseller: &Person) -> Id<Partnership> {
    let list = reseller.get(&reseller.at("/providers")).await.expect(200);
    let page = list.attribute("tbody th a", "href");
    Id::parse(page.rsplit('/').next().unwrap()).unwrap()
}

/// What comes of it while the provider ends the partnership, which takes its time: whoever looks meanwhile finds the two as
/// partners, unless it waits.
async fn while_it_ends<T>(
    portal: &Portal,
    (provider, partnership): (&Person, Id<Partnership>),
    meanwhile: impl Future<Output = T>,
) -> T {
    let (account, slug, now) = (
        provider.account.id,
        provider.organisation.slug.clone(),
        portal.now(),
    );
    let ends = move |db: &mut Db| {
        let scope = members::scope(db, account, &slug)?.unwrap();
        let by = scope.by::<ManagePartnerships>().unwrap();
        end::end(db, &by, partnership, &Note::default(), now).unwrap();
        Ok::<_, diesel::result::Error>(())
    };
    portal.crossing(ends, |_| Ok(()), meanwhile).await
}

/// How often the reseller was told of an invitation that it got, in its activity and by mail.
async fn handed(portal: &Portal, reseller: &Person) -> (i64, i64) {
    let told = "invitation-handed-over";
    (
        portal.deeds(reseller, told).await,
        portal.mails(told, reseller).await,
    )
}

#[actix_web::test]
async fn nothing_is_handed_to_a_reseller_whose_partnership_is_ending() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let page = provider.invites(&addressed(&[])).await;
        let made = portal.invitations_of(&provider).await;
        for hands_over in [true, false] {
            let reseller = portal.a_reseller_of(&provider).await;
            let ending = (&provider, partnership_of(&reseller).await);
            let to = [("reseller", reseller.slug())];
            let (path, form) = match hands_over {
                true => (format!("{page}/hand-over"), to.to_vec()),
                false => (provider.at("/invitations"), addressed(&to)),
            };
            let refused = while_it_ends(&portal, ending, provider.post(&path, &form)).await;
            refused.expect(422);
            assert_eq!(handed(&portal, &reseller).await, (0, 0), "{path}");
            let theirs = reseller.page_of(&page);
            reseller.get(&theirs).await.expect(404);
        }
        assert_eq!(portal.invitations_of(&provider).await, made);
    })
    .await;
}

#[actix_web::test]
async fn no_row_of_a_file_is_made_or_mailed_for_a_reseller_whose_partnership_is_ending() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let ending = (&provider, partnership_of(&reseller).await);
        let file = format!("customer_name,customer_email\nContoso,{ANA}\n");
        let handed_to = [("reseller", reseller.slug())];
        let import = provider.imports(&handed_to, &file).await;
        provider.begins(&import, &[("send", "yes")]).await;
        while_it_ends(&portal, ending, portal.import_all()).await;
        assert!(portal.posted("invitation", ANA).await.is_empty());
        assert_eq!(portal.invitations_of(&provider).await, 0);
        assert_eq!(handed(&portal, &reseller).await, (0, 0));
    })
    .await;
}

#[actix_web::test]
async fn nobody_is_reminded_of_a_link_whose_partnership_is_ending() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let ending = (&provider, partnership_of(&reseller).await);
        let to = [("reseller", reseller.slug())];
        let page = provider.invites(&addressed(&to)).await;
        reseller.mails_it(&reseller.page_of(&page)).await;
        portal.deliver().await;
        portal.pass_days(11);
        while_it_ends(&portal, ending, portal.keep_terms()).await;
        assert!(portal.posted("invitation-reminder", ANA).await.is_empty());
        assert_eq!(portal.deeds(&provider, "invitation-reminded").await, 0);
    })
    .await;
}
