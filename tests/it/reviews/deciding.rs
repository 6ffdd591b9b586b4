//! Deciding: keep, shorten, revoke; what ended meanwhile is skipped with a note.
use super::{KEEP, REVOKE, SHORTEN, rights};
use crate::{
    harness::{Portal, on_each_database},
    people::Person,
};
use futures_util::future::join;

/// A customer with rights for three services at one provider, and a review of them.
async fn reviewing(portal: &Portal) -> (Person, Person, String) {
    let provider = portal.a_provider().await;
    let customer = portal.a_customer_of(&provider).await;
    for service in ["teams", "intune", "azure"] {
        customer
            .grant(&provider, &rights(service))
            .await
            .expect(303);
    }
    let review = customer.begins_a_review().await;
    (provider, customer, review)
}

#[actix_web::test]
async fn each_decision_is_done_at_once_and_the_finished_review_is_kept() {
    on_each_database(async |portal| {
        let (provider, customer, review) = reviewing(&portal).await;
        let all = customer.delegations("").await;
        customer.decides(&review, 1, &KEEP).await.expect(303);
        customer.decides(&review, 2, &SHORTEN).await.expect(303);
        let mail = portal.mail_to(&provider.email).await;
        assert!(mail.subject.contains("end earlier"), "{}", mail.subject);
        let last = customer.decides(&review, 3, &REVOKE).await.expect(303);
        assert!(last.location.ends_with(&review), "to the whole review");
        let mail = portal.mail_to(&provider.email).await;
        assert!(mail.text.contains("Not needed any more."));
        assert_eq!(customer.delegations("?state=ended").await, all[..1]);
        let shortened = customer.get(&customer.at(&all[1])).await;
        assert!(
            shortened.text(".facts").contains("2026-03-12"),
            "{}",
            shortened.text(".facts")
        );
        let page = customer.get(&last.location).await.expect(200);
        assert!(page.has("h1 .tag[data-state=done]"));
        let rows = page.texts("tbody tr");
        for (row, decision) in rows.iter().zip(["Kept", "Shortened", "Revoked"]) {
            assert!(row.contains(decision), "{rows:?}");
            assert!(
                row.contains(customer.account.name.as_str()),
                "by whom: {row}"
            );
        }
        let finished = page.texts(".facts dd").remove(1);
        assert!(finished.starts_with("2026-03-02"), "{finished}");
        let list = customer.get(&customer.at("/reviews")).await;
        assert!(list.text("tbody").contains(customer.account.name.as_str()));
        assert!(page.has("button[data-print]"));
        let activity = customer.get(&customer.at("/activity")).await;
        let told = activity.texts("tbody th").join("\n");
        for sentence in [
            "Began a review of",
            "kept them",
            "Shortened delegated",
            "Took back",
            "Finished a review of",
        ] {
            assert_eq!(told.matches(sentence).count(), 1, "{sentence}: {told}");
        }
        let theirs = provider.get(&provider.at("/activity")).await;
        assert!(
            !theirs.text("tbody").contains("review"),
            "the customer's own affair"
        );
        let again = customer.decides(&review, 1, &KEEP).await;
        again.expect(303);
        customer.decides(&review, 1, &REVOKE).await.expect(409);
    })
    .await;
}

#[actix_web::test]
async fn what_ended_meanwhile_is_skipped_with_a_note() {
    on_each_database(async |portal| {
        let (provider, customer, review) = reviewing(&portal).await;
        let all = customer.delegations("").await;
        let end = |tail: &str, verb: &str| format!("{tail}/{verb}");
        provider
            .post(&provider.at(&end(&all[1], "resign")), &[])
            .await
            .expect(303);
        let next = customer.decides(&review, 1, &KEEP).await.expect(303);
        assert!(next.location.ends_with("/steps/3"), "{}", next.location);
        let page = customer.get(&customer.at(&review)).await;
        assert!(page.texts("tbody tr")[1].contains("Ended meanwhile"));
        let decided = page.text(".facts");
        assert!(decided.contains("1 of 2 decided"), "{decided}");
        let revoke = customer.at(&end(&all[0], "revoke"));
        customer.post(&revoke, &[]).await.expect(303);
        let step = customer
            .get(&customer.at(&format!("{review}/steps/3")))
            .await;
        assert!(step.expect(200).has("#over"));
        customer.decides(&review, 3, &KEEP).await.expect(303);
        let page = customer.get(&customer.at(&review)).await;
        assert!(page.has("h1 .tag[data-state=done]"));
        assert!(page.texts("tbody tr")[2].contains("Ended meanwhile"));
    })
    .await;
}

#[actix_web::test]
async fn a_wrong_decision_comes_back_filled() {
    on_each_database(async |portal| {
        let (_, customer, review) = reviewing(&portal).await;
        let refused = customer.decides(&review, 1, &[]).await.expect(422);
        assert!(refused.has("#decision-error"));
        customer
            .decides(&review, 1, &[("decision", "ended")])
            .await
            .expect(422);
        for days in ["", "0", "731", "x"] {
            let form = [("decision", "shorten"), ("days", days)];
            let refused = customer.decides(&review, 1, &form).await.expect(422);
            assert!(refused.has("#days-error") && refused.has("#decision-shorten[checked]"));
        }
        let form = [("decision", "shorten"), ("days", "720")];
        let refused = customer.decides(&review, 1, &form).await.expect(422);
        assert!(refused.text("#days-error").contains("end earlier"));
        let page = customer.get(&customer.at(&review)).await;
        assert!(
            page.text(".facts").contains("0 of 3 decided"),
            "nothing was decided"
        );
    })
    .await;
}

#[actix_web::test]
async fn of_two_decisions_at_once_one_holds() {
    on_each_database(async |portal| {
        let (_, customer, review) = reviewing(&portal).await;
        let (kept, revoked) = join(
            customer.decides(&review, 1, &KEEP),
            customer.decides(&review, 1, &REVOKE),
        )
        .await;
        let done = [&kept, &revoked].map(|answer| answer.status.as_u16());
        assert!(done == [303, 409] || done == [409, 303], "{done:?}");
        let ended = customer.delegations("?state=ended").await.len();
        assert_eq!(ended, usize::from(revoked.status == 303));
    })
    .await;
}

#[actix_web::test]
async fn who_shortens_more_than_somebody_did_just_before_is_told_that_it_was_not_done() {
    on_each_database(async |portal| {
        let (provider, customer, review) = reviewing(&portal).await;
        let shown = customer.shown(&review, 1).await;
        let shorten = async |days: &str| {
            let form = [("decision", "shorten"), ("days", days)];
            customer.decides_on(&shown, &review, 1, &form).await
        };
        shorten("20").await.expect(303);
        let refused = shorten("3").await.expect(409).text("main");
        assert!(refused.contains("Somebody decided otherwise"), "{refused}");
        // They end as early as these ask for, or earlier.
        for so_already in ["20", "30"] {
            shorten(so_already).await.expect(303);
        }
        assert_eq!(portal.mails("delegation-shortened", &provider).await, 1);
    })
    .await;
}
