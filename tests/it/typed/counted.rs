//! A form that comes again when its sender has used up what may be mailed and changed is answered like the first: only
//! what is done is counted (P3, P17).
use crate::{
    client::Answer,
    delegation_requests::ASKED,
    delegations::TEAMS,
    harness::{Portal, on_each_database},
    people::Person,
    service_requests::{NO_SOUND, SUPPORT},
    subscriptions::{DIRECT, with},
};
use multichannel::store::members;

const KEY: (&str, &str) = ("once", "a-key-of-this-form");

impl Portal {
    /// The person has mailed and changed as often as anybody may.
    pub async fn use_up(&self, person: &Person) {
        let (account, slug) = (person.account.id, person.organisation.slug.clone());
        let scope = self
            .app
            .db
            .read(move |db| members::scope(db, account, &slug));
        let (scope, limits) = (scope.await.unwrap().unwrap(), &self.app.limits);
        while limits.mail_by(&scope).done().is_ok() {}
        while limits.change_by(&scope).done().is_ok() {}
    }
}

/// Sends it; and then more often than could be counted.
pub(super) async fn is_answered_alike(
    portal: &Portal,
    person: &Person,
    path: &str,
    form: &[(&str, &str)],
) -> Answer {
    let first = person.post(path, form).await.expect(303);
    portal.use_up(person).await;
    for _ in 0..8 {
        let again = person.post(path, form).await.expect(303);
        assert_eq!(again.location, first.location);
    }
    first
}

#[actix_web::test]
async fn who_asked_for_rights_or_a_change_of_them_is_told_so_again() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let agent = portal.a_colleague_of(&provider, "admin_agent", "").await;
        let customer = portal.a_customer_of(&provider).await;
        let path = provider.asking(&customer);
        let form = [("delegation_name", "Support"), ASKED[0], ASKED[2], ASKED[3]];
        let form = with(&form, &[KEY]);
        is_answered_alike(&portal, &provider, &path, &form).await;
        assert_eq!(portal.mails("delegation-requested", &customer).await, 1);

        customer.grant(&provider, &TEAMS).await.expect(303);
        let path = agent.at(&format!("{}/amend", customer.newest().await));
        let change = [("role", "global-reader"), ("service", "teams")];
        is_answered_alike(&portal, &agent, &path, &change).await;
        assert_eq!(portal.mails("delegation-requested", &customer).await, 2);
        assert_eq!(portal.deeds(&customer, "amendment-asked").await, 1);
    })
    .await;
}

#[actix_web::test]
async fn who_asked_a_reseller_or_somebody_to_join_is_told_so_again() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let admin = portal.a_colleague_of(&provider, "", "global_admin").await;
        let form = [
            ("reseller_name", "Fourth Coffee"),
            ("reseller_email", "office@fourthcoffee.example"),
        ];
        let path = provider.at("/partnerships");
        is_answered_alike(&portal, &provider, &path, &form).await;
        assert_eq!(portal.deeds(&provider, "partnership-asked").await, 1);

        let form = [("name", "Ben Ito"), ("email", "ben@somewhere.example"), KEY];
        let path = admin.at("/members");
        is_answered_alike(&portal, &admin, &path, &form).await;
        assert_eq!(portal.deeds(&provider, "member-added").await, 1);
        // Somebody else is not asked, and the form comes back.
        let (mut asked, mut refused) = (1, None);
        for n in 0..30 {
            let email = format!("eve{n}@somewhere.example");
            let form = [("name", "Eve Ito"), ("email", email.as_str())];
            let answer = admin.post(&path, &form).await;
            if answer.status == 429 {
                refused = Some((answer, email));
                break;
            }
            answer.expect(303);
            asked += 1;
        }
        let (refused, email) = refused.expect("as many mails as one likes");
        assert_eq!(refused.attribute("#email", "value"), email);
        assert_eq!(portal.deeds(&provider, "member-added").await, asked);
        let list = admin.get(&path).await.expect(200);
        assert!(!list.body.contains(&email), "nothing is left of it");
    })
    .await;
}

#[actix_web::test]
async fn who_asked_to_end_the_rights_of_a_former_reseller_is_told_so_again() {
    on_each_database(async |portal| {
        let (provider, _, customer) = portal.all_three().await;
        let list = provider.get(&provider.at("/resellers")).await.expect(200);
        let page = list.attribute("tbody th a", "href");
        provider.post(&format!("{page}/end"), &[]).await.expect(303);
        let path = format!("{page}/ask-to-end");
        let shown = provider.get(&path).await.expect(200);
        let id = shown.attribute("input[name=delegation]", "value");
        let form = [("delegation", id.as_str()), ("reason", "They left us")];
        is_answered_alike(&portal, &provider, &path, &form).await;
        assert_eq!(portal.deeds(&customer, "delegation-end-asked").await, 1);
    })
    .await;
}

#[actix_web::test]
async fn who_opened_answered_moved_or_assigned_a_request_is_told_so_again() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &SUPPORT).await.expect(303);
        let path = customer.at("/service-requests");
        let form = with(&NO_SOUND, &[KEY]);
        let opened = is_answered_alike(&portal, &customer, &path, &form).await;
        assert_eq!(customer.requests("").await.len(), 1);
        // One person for each form: what is used up comes back with time alone.
        for (verb, form) in [
            (
                "reply",
                vec![("body", "Still nothing."), ("once", "another-key")],
            ),
            ("state", vec![("state", "waiting")]),
            ("assign", vec![("partner", provider.slug())]),
        ] {
            let colleague = portal.a_colleague_of(&customer, "", "global_admin").await;
            let path = format!("{}/{verb}", opened.location);
            is_answered_alike(&portal, &colleague, &path, &form).await;
        }
        let page = customer.get(&opened.location).await.expect(200);
        assert_eq!(page.texts(".timeline li").len(), 4);
    })
    .await;
}

#[actix_web::test]
async fn who_granted_rights_is_told_so_again() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let path = customer.partner(&provider, "/grant");
        let form = with(&TEAMS, &[KEY]);
        is_answered_alike(&portal, &customer, &path, &form).await;
        // Nor are rights counted that the partner has already.
        let without = &TEAMS[..];
        for _ in 0..8 {
            customer.post(&path, without).await.expect(303);
        }
        assert_eq!(portal.mails("delegation-granted", &provider).await, 1);
        // Other rights are not given, and the form comes back.
        let (mut granted, mut refused) = (1, None);
        for days in 100..200 {
            let days = days.to_string();
            let other = with(&TEAMS, &[("days", days.as_str())]);
            let answer = customer.post(&path, &other).await;
            if answer.status == 429 {
                refused = Some((answer, days));
                break;
            }
            answer.expect(303);
            granted += 1;
        }
        let (refused, days) = refused.expect("as many rights as one likes");
        assert_eq!(refused.attribute("#days", "value"), days);
        assert_eq!(customer.delegations("").await.len(), granted);
        let mails = portal.mails("delegation-granted", &provider).await;
        assert_eq!(mails as usize, granted);
    })
    .await;
}

#[actix_web::test]
async fn who_let_rights_extend_themselves_is_told_so_again() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &TEAMS).await.expect(303);
        let path = customer.at(&format!("{}/auto-extend", customer.newest().await));
        let on = [("enabled", "yes")];
        is_answered_alike(&portal, &customer, &path, &on).await;
        let switched = portal.deeds(&customer, "delegation-extension-started");
        assert_eq!(switched.await, 1);
    })
    .await;
}

#[actix_web::test]
async fn who_entered_a_subscription_is_told_so_again() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let path = provider.at("/subscriptions");
        let sold = [("channel", "csp"), ("customer", customer.slug()), KEY];
        let sold = with(&DIRECT, &sold);
        is_answered_alike(&portal, &provider, &path, &sold).await;
        assert_eq!(provider.subscriptions("").await.len(), 1);
        // Nor is counted what is refused.
        let direct = with(&DIRECT, &[("customer", customer.slug())]);
        for _ in 0..8 {
            provider.post(&path, &direct).await.expect(422);
        }
    })
    .await;
}
