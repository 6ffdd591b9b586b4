//! A suspended organisation: one rule for what is left to it, and the way back.
use crate::{
    accepting::for_everybody,
    delegation_requests::ASKED,
    delegations::TEAMS,
    harness::{Portal, on_each_database},
    people::Person,
};
use multichannel::actions::organisations::suspend::{Standing, StandingError, resume, suspend};

impl Portal {
    /// Suspends the person's organisation, or lets it act again.
    pub async fn turn(&self, who: &Person, to_suspended: bool) -> Standing {
        let (slug, now) = (who.organisation.slug.clone(), self.now());
        let turned = self.app.db.write(move |db| match to_suspended {
            true => suspend(db, &slug, now),
            false => resume(db, &slug, now),
        });
        let turned: Result<_, StandingError> = turned.await;
        turned.unwrap()
    }
}

#[actix_web::test]
async fn members_of_a_suspended_provider_read_and_nothing_else_until_it_resumes() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let invited = portal.invite(&ana, for_everybody(&ana)).await;
        let invitation = ana.at(&format!("/invitations/{}", invited.invitation.id));
        assert_eq!(portal.turn(&ana, true).await, Standing::Changed);
        assert_eq!(portal.turn(&ana, true).await, Standing::Same);
        for page in [
            "",
            "/invitations",
            "/customers",
            "/resellers",
            "/delegations",
            "/activity",
        ] {
            let page = ana.get(&ana.at(page)).await.expect(200);
            assert!(page.text("main").contains("suspended"));
        }
        let page = ana.get(&invitation).await.expect(200);
        assert!(!page.has("form[action$='/copy']") && !page.body.contains(&invited.link));
        for path in [
            format!("{invitation}/copy"),
            format!("{invitation}/resend"),
            ana.at("/members"),
            ana.at("/settings"),
            ana.at("/settings/agreement"),
            ana.at("/partnerships"),
            ana.at("/invitations"),
        ] {
            let refused = ana.post(&path, &[]).await.expect(403);
            assert!(refused.text("main").contains("Ask the operator"), "{path}");
        }
        ana.get(&format!("{invitation}/link.txt")).await.expect(403);
        ana.get(&ana.at("/invitations/new")).await.expect(403);
        assert_eq!(portal.turn(&ana, false).await, Standing::Changed);
        assert_eq!(portal.turn(&ana, false).await, Standing::Same);
        ana.post(&format!("{invitation}/resend"), &[])
            .await
            .expect(303);
        let activity = ana.get(&ana.at("/activity")).await.expect(200);
        for words in ["Suspended", "act again"] {
            assert!(activity.text("main").contains(words), "{words}");
        }
    })
    .await;
}

#[actix_web::test]
async fn links_of_a_suspended_provider_open_nothing_and_nobody_signs_up_by_them() {
    on_each_database(async |portal| {
        let (ana, customer) = (portal.a_provider().await, portal.a_customer().await);
        let invited = portal.invite(&ana, for_everybody(&ana)).await;
        let token = invited.link.rsplit('/').next().unwrap().to_owned();
        let sign_up = format!("/signup?invitation={token}");
        let visitor = portal.a_visitor();
        visitor.get(&sign_up).await.expect(200);
        portal.turn(&ana, true).await;
        for reader in [&*customer, &visitor] {
            let closed = reader.get(&invited.link).await.expect(410);
            let main = closed.text("main");
            let name = ana.organisation.name.as_str();
            assert!(main.contains("suspended") && main.contains(name), "{main}");
            assert!(!closed.has("main form"), "nobody can make a new link");
        }
        let accept = format!("{}/accept", invited.link);
        let form = [("customer", customer.slug()), ("agreement", "yes")];
        let refused = customer.post(&accept, &form).await;
        assert!(refused.status.is_client_error(), "{}", refused.status);
        assert_eq!(portal.deeds(&customer, "invitation-accepted").await, 0);
        assert_eq!(
            visitor.get(&sign_up).await.expect(303).location,
            invited.link
        );
        visitor.post(&sign_up, &[]).await.expect(303);
        customer.post(&sign_up, &[]).await.expect(303);
    })
    .await;
}

#[actix_web::test]
async fn rights_of_a_suspended_partner_rest_wherever_they_are_shown_and_hold_again() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let customer = portal.a_customer_of(&ana).await;
        customer.grant(&ana, &TEAMS).await.expect(303);
        let rights = customer.newest().await;
        let states = async || {
            let mut all = Vec::new();
            let partner = format!("/partners/{}", ana.organisation.id);
            for page in [rights.as_str(), "/delegations", partner.as_str()] {
                let page = customer.get(&customer.at(page)).await.expect(200);
                all.push(page.attribute("main .tag", "data-state"));
            }
            for page in [rights.as_str(), "/delegations", "/customers"] {
                let page = ana.get(&ana.at(page)).await.expect(200);
                all.push(page.attribute("main .tag", "data-state"));
            }
            all
        };
        assert_eq!(states().await, ["active"; 6]);
        portal.turn(&ana, true).await;
        assert_eq!(states().await, ["suspended"; 6]);
        let matrix = customer.get(&customer.at("/partners")).await.expect(200);
        assert!(matrix.has(".wide td .tag[data-state='suspended']"));
        assert!(matrix.has(".slim td .tag[data-state='suspended']"));
        let page = customer.get(&customer.at(&rights)).await.expect(200);
        assert!(page.text(".notice").contains("these rights rest"));
        portal.turn(&ana, false).await;
        assert_eq!(states().await, ["active"; 6]);
    })
    .await;
}

#[actix_web::test]
async fn nothing_is_handed_to_a_suspended_reseller() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let ben = portal.a_reseller_of(&ana).await;
        let invited = portal.invite(&ana, for_everybody(&ana)).await;
        let hand_over = ana.at(&format!("/invitations/{}/hand-over", invited.invitation.id));
        portal.turn(&ben, true).await;
        let refused = ana.post(&hand_over, &[("reseller", ben.slug())]).await;
        let refused = refused.expect(422);
        assert!(refused.text("#reseller-error").contains("suspended"));
    })
    .await;
}

#[actix_web::test]
async fn a_suspended_customer_declines_what_is_asked_and_nobody_is_led_to_a_refusal() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let customer = portal.a_customer_of(&ana).await;
        ana.ask(&customer, &ASKED).await.expect(303);
        let (rights, asking) = (customer.at(&customer.newest().await), ana.asking(&customer));
        let page = ana.at(&format!("/customers/{}", customer.organisation.id));
        let leads = format!("main a[href='{asking}']");
        assert!(ana.get(&page).await.expect(200).has(&leads));
        portal.turn(&customer, true).await;
        assert!(!ana.get(&page).await.expect(200).has(&leads));
        ana.get(&asking).await.expect(409);
        let (approve, decline) = (format!("{rights}/approve"), format!("{rights}/decline"));
        for page in [customer.at("/delegations"), rights.clone()] {
            let page = customer.get(&page).await.expect(200);
            assert!(!page.body.contains(&approve));
            let href = page.attribute(&format!("main a[href='{decline}']"), "href");
            customer.get(&href).await.expect(200);
        }
        customer
            .post(&decline, &[("reason", "No")])
            .await
            .expect(303);
        // What the provider sells is its own to enter.
        let base = ana.sold(&customer, &[]).await;
        ana.subscription(&base).await.expect(200);
    })
    .await;
}

#[actix_web::test]
async fn a_suspended_customer_takes_rights_back_and_gives_none() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let customer = portal.a_customer_of(&ana).await;
        customer.grant(&ana, &TEAMS).await.expect(303);
        let rights = customer.at(&customer.newest().await);
        let invited = portal.invite(&ana, for_everybody(&ana)).await;
        portal.turn(&customer, true).await;
        let refused = customer.grant(&ana, &TEAMS).await.expect(403);
        assert!(refused.text("main").contains("suspended"));
        let closed = customer.get(&invited.link).await.expect(409);
        assert!(closed.text("main").contains("suspended"));
        let extend = format!("{rights}/auto-extend");
        customer
            .post(&extend, &[("enabled", "yes")])
            .await
            .expect(403);
        customer
            .post(&format!("{rights}/shorten"), &[("days", "10")])
            .await
            .expect(303);
        customer
            .post(&format!("{rights}/revoke"), &[("reason", "Over")])
            .await
            .expect(303);
        let page = customer.get(&rights).await.expect(200);
        assert_eq!(page.attribute("h1 .tag", "data-state"), "ended");
    })
    .await;
}

const EXTENDING: [(&str, &str); 5] = [
    ("role", "directory-readers"),
    ("role", "user-administrator"),
    ("service", "teams"),
    ("days", "90"),
    ("auto_extend", "yes"),
];

#[actix_web::test]
async fn a_suspended_customer_accepts_what_only_takes_rights_away() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let customer = portal.a_customer_of(&ana).await;
        customer.grant(&ana, &EXTENDING).await.expect(303);
        let tail = customer.newest().await;
        let (rights, amend) = (customer.at(&tail), ana.at(&format!("{tail}/amend")));
        let (approve, decline) = (format!("{rights}/approve"), format!("{rights}/decline"));
        // One role goes, another comes: that gives something.
        let other = [
            EXTENDING[0],
            ("role", "license-administrator"),
            EXTENDING[2],
            EXTENDING[4],
        ];
        ana.post(&amend, &other).await.expect(303);
        let asked = customer.get(&approve).await.expect(200);
        let hash = asked.attribute("input[name=offer_hash]", "value");
        portal.turn(&customer, true).await;
        // The page as its form: both say why, and what is left.
        for refused in [
            customer.approve_as(&approve, &hash, &[]).await,
            customer.get(&approve).await,
        ] {
            let refused = refused.expect(409);
            assert!(refused.text("main").contains("suspended"));
            assert!(refused.has(&format!("main a[href='{decline}']")));
        }
        assert!(
            !customer
                .get(&rights)
                .await
                .expect(200)
                .body
                .contains(&approve)
        );
        customer.post(&decline, &[]).await.expect(303);
        portal.turn(&customer, false).await;
        // One role goes; what extends itself goes on.
        let less = [EXTENDING[0], EXTENDING[2], EXTENDING[4]];
        ana.post(&amend, &less).await.expect(303);
        portal.turn(&customer, true).await;
        let page = customer.get(&rights).await.expect(200);
        assert!(page.has(&format!("main a[href='{approve}']")));
        customer.approve(&tail, &[]).await.expect(303);
        let (state, facts) = customer.state(&tail).await;
        assert_eq!(state, "active");
        assert!(facts.contains("Directory Readers") && !facts.contains("User Administrator"));
        let extend = format!("{rights}/auto-extend");
        let no = [("enabled", "no")];
        customer.post(&extend, &no).await.expect(303);
    })
    .await;
}

#[actix_web::test]
async fn a_suspended_customer_asks_for_the_end_of_a_relationship() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let customer = portal.a_customer_of(&ana).await;
        let partner = customer.at(&format!("/partners/{}", ana.organisation.id));
        let ask = format!("{partner}/ask-to-end");
        portal.turn(&customer, true).await;
        let page = customer.get(&partner).await.expect(200);
        assert!(page.has(&format!("main a[href='{ask}']")));
        assert!(!page.has(&format!("main a[href='{partner}/grant']")));
        customer.get(&ask).await.expect(200);
        let reason = [("reason", "We close")];
        customer.post(&ask, &reason).await.expect(303);
        assert_eq!(portal.deeds(&ana, "relationship-end-asked").await, 1);
        let reader = portal.a_colleague_of(&customer, "", "billing_admin").await;
        reader.post(&ask, &reason).await.expect(403);
    })
    .await;
}
