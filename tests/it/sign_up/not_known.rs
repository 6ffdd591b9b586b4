//! “It was not me”, after what the link was for came to something: nobody is told that nothing did.
use super::{
    newcomer,
    not_me::{
        NO, VERA, is_dead, says_it_is_withdrawn, says_that_nothing_waits, somebody_signs_up_as_vera,
    },
};
use crate::{
    harness::{Portal, on_each_database},
    people::Person,
};
use multichannel::jobs::tidy;

/// A day and more passes, and what has served its time is cleared away.
async fn time_passes(portal: &Portal) {
    portal.pass_days(3);
    while tidy::once(&portal.app.db, &portal.app.clock).await.unwrap() > 0 {}
}

/// Asks for a new address of the account; the link that the new mailbox gets.
async fn asks_for(portal: &Portal, person: &Person, email: &str) -> String {
    portal.pass_seconds(1);
    let ask = [("email", email)];
    person.post("/account/email", &ask).await.expect(303);
    portal.mail_to(email).await.link().to_owned()
}

#[actix_web::test]
async fn of_a_sign_up_that_was_confirmed_long_ago_it_is_not_said_that_nothing_was_set_up() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (sign_up, _) = portal.an_invitation_of(&provider).await;
        let letter = somebody_signs_up_as_vera(&portal, &sign_up).await;
        let (vera, eve) = (portal.a_visitor(), portal.a_visitor());
        // The page stays open, and elsewhere the same link is confirmed.
        vera.get(letter.link()).await.expect(200);
        eve.post(letter.link(), &[]).await.expect(303);
        vera.post(letter.link(), &NO).await.expect(410);
        time_passes(&portal).await;
        assert_eq!(portal.rows("sign_ups").await, 0);
        let before = portal.everything().await;
        says_that_nothing_waits(&vera, letter.link()).await;
        assert_eq!(portal.everything().await, before);
        // What still waits is withdrawn.
        let form = newcomer("Second Victim GmbH", "vera@second.example");
        eve.post(&sign_up, &form).await.expect(303);
        let waits = portal.mail_to("vera@second.example").await;
        says_it_is_withdrawn(&vera, waits.link()).await;
        // What is no link of ours at all is told from these.
        let strange = format!("/verify/{}", "A".repeat(43));
        vera.post(&strange, &NO).await.expect(404);
        vera.get(&strange).await.expect(404);
        vera.post(&strange, &[]).await.expect(404);
    })
    .await;
}

#[actix_web::test]
async fn of_an_address_that_the_account_had_meanwhile_it_is_not_said_that_nothing_was_changed() {
    on_each_database(async |portal| {
        let eve = portal.a_reseller().await;
        let vera = portal.a_visitor();
        let first = asks_for(&portal, &eve, VERA).await;
        vera.post(&first, &[]).await.expect(303);
        vera.post(&first, &NO).await.expect(410);
        // The account moves on to a third address.
        let third = asks_for(&portal, &eve, "third@victim.example").await;
        vera.post(&third, &[]).await.expect(303);
        says_that_nothing_waits(&vera, &first).await;
        vera.post(&third, &NO).await.expect(410);
        time_passes(&portal).await;
        assert_eq!(portal.rows("mailbox_proofs").await, 0);
        for link in [&first, &third] {
            says_that_nothing_waits(&vera, link).await;
            is_dead(&vera, link).await;
        }
    })
    .await;
}

#[actix_web::test]
async fn of_an_address_that_another_took_the_place_of_it_is_not_said_who_did_it() {
    on_each_database(async |portal| {
        let eve = portal.a_reseller().await;
        let vera = portal.a_visitor();
        let first = asks_for(&portal, &eve, VERA).await;
        let other = asks_for(&portal, &eve, "eve@victim.example").await;
        vera.post(&other, &[]).await.expect(303);
        // The first died with that, and nobody confirmed it.
        says_that_nothing_waits(&vera, &first).await;
    })
    .await;
}
