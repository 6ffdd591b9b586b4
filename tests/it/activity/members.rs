//! Who was asked, joined, was changed, removed, or left.
use super::{Deed, name};
use crate::{harness::on_each_database, people::Person};

/// Asks this person to join, under a name that somebody typed.
async fn ask(admin: &Person, whom: &Person) {
    let form = [("email", whom.email.as_str()), ("name", "Ben Ito")];
    admin.post(&admin.at("/members"), &form).await.expect(303);
}

/// The person says `join` or `decline` on its own page.
async fn answer(person: &Person, verb: &str) {
    let account = person.get("/account").await.expect(200);
    let path = account.attribute(&format!("form[action$='/{verb}']"), "action");
    person.post(&path, &[]).await.expect(303);
}

#[actix_web::test]
async fn who_was_asked_and_joined_stands_under_the_name_that_they_were_asked_by() {
    on_each_database(async |portal| {
        let (ana, ben) = (portal.a_provider().await, portal.a_reseller().await);
        ask(&ana, &ben).await;
        let asked = Deed::of(&ana, "member-added", "Asked {} to join as a member");
        asked.stands(&portal, &ana, "Ben Ito").await;
        answer(&ben, "join").await;
        let joined = Deed {
            by: ("Ben Ito", name(&ana)),
            ..Deed::of(&ana, "member-joined", "{} joined as a member")
        };
        joined.stands(&portal, &ana, "Ben Ito").await;
        for deed in [asked, joined] {
            deed.is_hidden_from(&portal, &[&ben]).await;
        }
    })
    .await;
}

#[actix_web::test]
async fn who_declined_stands_where_they_were_asked_and_not_whose_account_it_is() {
    on_each_database(async |portal| {
        let (ana, ben) = (portal.a_provider().await, portal.a_reseller().await);
        ask(&ana, &ben).await;
        answer(&ben, "decline").await;
        let declined = Deed {
            by: ("Ben Ito", name(&ana)),
            ..Deed::of(&ana, "member-declined", "{} did not want to be a member")
        };
        declined.stands(&portal, &ana, "Ben Ito").await;
        declined.is_hidden_from(&portal, &[&ben]).await;
    })
    .await;
}

#[actix_web::test]
async fn new_roles_a_removal_and_leaving_stand_in_the_own_organisation_alone() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let ben = portal.a_colleague_of(&ana, "helpdesk_agent", "").await;
        let eve = portal.a_colleague_of(&ana, "helpdesk_agent", "").await;
        let reseller = portal.a_reseller_of(&ana).await;
        let page = ana.at(&format!("/members/{}", portal.member_id(&ben).await));
        let form = [("name", "Ben Ito"), ("agent_role", "sales_agent")];
        ana.post(&page, &form).await.expect(303);
        ana.post(&format!("{page}/remove"), &[]).await.expect(303);
        eve.post(&eve.at("/leave"), &[]).await.expect(303);
        let left = eve.account.name.as_str();
        for (by, verb, sentence, object) in [
            (&ana, "member-changed", "Changed the roles of {}", "Ben Ito"),
            (
                &ana,
                "member-removed",
                "Removed {} from the members",
                "Ben Ito",
            ),
            (&eve, "member-left", "{} left", left),
        ] {
            let deed = Deed::of(by, verb, sentence);
            deed.stands(&portal, &ana, object).await;
            deed.is_hidden_from(&portal, &[&reseller]).await;
        }
    })
    .await;
}
