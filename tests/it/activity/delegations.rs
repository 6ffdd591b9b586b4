//! Delegated rights that lose something, end, or are asked to end.
use super::{Deed, first_rights, first_rights_of, name, partnerships::page_of_reseller, related};
use crate::{
    accepting::for_everybody, delegations::TEAMS, harness::on_each_database, subscriptions::with,
};
use diesel::RunQueryDsl;
use multichannel::store::Db;

const BOTH: [(&str, &str); 4] = [
    ("role", "license-administrator"),
    ("service", "teams"),
    ("service", "exchange-online"),
    ("days", "90"),
];

#[actix_web::test]
async fn what_is_handed_over_stands_at_the_customer_and_who_lost_it_and_not_at_who_got_it() {
    on_each_database(async |portal| {
        let (first, second) = (portal.a_provider().await, portal.a_provider().await);
        let customer = portal.a_customer_of(&first).await;
        portal.relate(&second, &customer).await;
        customer.grant(&first, &BOTH).await.expect(303);
        for (service, verb, sentence) in [
            (
                "teams",
                "delegation-narrowed",
                "Took services out of delegated rights: {}",
            ),
            (
                "exchange-online",
                "delegation-superseded",
                "Handed over or replaced delegated rights: {}",
            ),
        ] {
            let taken = with(&TEAMS, &[("service", service), ("hand_over", "yes")]);
            customer.grant(&second, &taken).await.expect(303);
            let deed = Deed::of(&customer, verb, sentence);
            let theirs = first_rights_of(&first, &customer);
            deed.stands(&portal, &customer, &theirs).await;
            let own = first_rights(&customer);
            deed.stands(&portal, &first, &own).await;
            deed.is_hidden_from(&portal, &[&second]).await;
            let told = super::lines(&first).await.concat();
            let names_it = told.iter().any(|cell| cell.contains(name(&second)));
            assert!(!names_it, "{told:?}");
        }
    })
    .await;
}

#[actix_web::test]
async fn rights_in_whose_place_longer_ones_of_the_same_offer_come_are_told_as_replaced() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let stranger = portal.a_reseller_of(&provider).await;
        let invited = portal.invite(&provider, for_everybody(&provider)).await;
        let days = format!("days.{}", invited.offers[0]);
        let short = [(days.as_str(), "30")];
        customer.accept(&invited, &short).await.expect(303);
        customer.accept(&invited, &[]).await.expect(303);
        let deed = Deed::of(
            &customer,
            "delegation-superseded",
            "Handed over or replaced delegated rights: {}",
        );
        let theirs = first_rights_of(&provider, &customer);
        deed.stands(&portal, &customer, &theirs).await;
        let own = first_rights(&customer);
        deed.stands(&portal, &provider, &own).await;
        deed.is_hidden_from(&portal, &[&stranger]).await;
    })
    .await;
}

#[actix_web::test]
async fn rights_that_are_given_shortened_and_taken_back_stand_at_their_two_sides() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let reseller = portal.a_reseller_of(&provider).await;
        customer.grant(&reseller, &TEAMS).await.expect(303);
        let rights = customer.at(&customer.newest().await);
        let shorten = format!("{rights}/shorten");
        let form = [("days", "10")];
        customer.post(&shorten, &form).await.expect(303);
        let why = "Not needed any more";
        let revoke = format!("{rights}/revoke");
        let form = [("reason", why)];
        customer.post(&revoke, &form).await.expect(303);
        let own = first_rights(&customer);
        let theirs = first_rights_of(&reseller, &customer);
        for (verb, sentence, reason) in [
            ("delegation-granted", "Granted delegated rights: {}", ""),
            ("delegation-shortened", "Shortened delegated rights: {}", ""),
            ("delegation-revoked", "Took back delegated rights: {}", why),
        ] {
            let deed = Deed::of(&customer, verb, sentence).why(reason);
            deed.stands(&portal, &customer, &theirs).await;
            deed.stands(&portal, &reseller, &own).await;
            deed.is_hidden_from(&portal, &[&provider]).await;
        }
    })
    .await;
}

#[actix_web::test]
async fn rights_that_a_partner_gives_up_stand_at_their_two_sides() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let reseller = portal.a_reseller_of(&provider).await;
        customer.grant(&reseller, &TEAMS).await.expect(303);
        let resign = reseller.at(&format!("{}/resign", reseller.newest().await));
        let why = "We stop that service";
        let form = [("reason", why)];
        reseller.post(&resign, &form).await.expect(303);
        let deed = Deed::of(
            &reseller,
            "delegation-resigned",
            "Gave up delegated rights: {}",
        );
        let deed = deed.why(why);
        let theirs = first_rights_of(&reseller, &customer);
        deed.stands(&portal, &customer, &theirs).await;
        let own = first_rights(&customer);
        deed.stands(&portal, &reseller, &own).await;
        deed.is_hidden_from(&portal, &[&provider]).await;
    })
    .await;
}

#[actix_web::test]
async fn what_a_provider_asks_about_a_former_resellers_rights_stays_between_it_and_the_customer() {
    on_each_database(async |portal| {
        let [provider, reseller, customer, stranger] = related(&portal).await;
        let page = page_of_reseller(&provider, &reseller).await;
        let end = format!("{page}/end");
        provider.post(&end, &[]).await.expect(303);
        let ask = format!("{page}/ask-to-end");
        let form = provider.get(&ask).await.expect(200);
        let id = form.attribute("input[name=delegation]", "value");
        let (why, answer) = ("We no longer vouch for them", "They know our systems");
        let form = [("delegation", id.as_str()), ("reason", why)];
        provider.post(&ask, &form).await.expect(303);
        let keep = customer.at(&format!("/delegations/{id}/keep"));
        let form = [("answer", answer)];
        customer.post(&keep, &form).await.expect(303);
        let asked = Deed::of(
            &provider,
            "delegation-end-asked",
            "Asked to end delegated rights: {}",
        );
        let kept = Deed::of(
            &customer,
            "delegation-end-declined",
            "Answered that delegated rights stay: {}",
        );
        let theirs = first_rights_of(&reseller, &customer);
        for deed in [asked.why(why), kept.why(answer)] {
            deed.stands(&portal, &provider, &theirs).await;
            deed.stands(&portal, &customer, &theirs).await;
            let others = [&reseller, &stranger];
            deed.is_hidden_from(&portal, &others).await;
        }
    })
    .await;
}

#[actix_web::test]
async fn what_an_earlier_version_recorded_is_still_shown() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &TEAMS).await.expect(303);
        let as_it_was = |db: &mut Db| {
            let old = "UPDATE activities SET verb = 'delegation-extension-switched' \
                WHERE verb = 'delegation-granted'";
            diesel::sql_query(old).execute(db).map(|_| ())
        };
        portal.behind_the_scenes(as_it_was).await;
        let deed = Deed::of(
            &customer,
            "delegation-extension-switched",
            "Switched automatic extension of delegated rights: {}",
        );
        let theirs = first_rights_of(&provider, &customer);
        deed.stands(&portal, &customer, &theirs).await;
        deed.stands(&portal, &provider, &first_rights(&customer))
            .await;
    })
    .await;
}
