//! Access groups and what they use, which is the partner's own affair.
use super::{Deed, first_rights};
use crate::{access::READER, harness::on_each_database};

#[actix_web::test]
async fn a_group_that_is_made_changed_and_deleted_stands_in_its_own_organisation_alone() {
    on_each_database(async |portal| {
        let admin = portal.a_provider().await;
        let customer = portal.a_customer_of(&admin).await;
        let reseller = portal.a_reseller_of(&admin).await;
        let ana = portal.a_colleague_of(&admin, "helpdesk_agent", "").await;
        let ben = portal.a_colleague_of(&admin, "helpdesk_agent", "").await;
        let group = portal.group(&admin, "Night desk", &[&ana]).await;
        let came = portal.member_id(&ben).await;
        let form = [("name", "Day desk"), ("member", came.as_str())];
        admin.post(&admin.at(&group), &form).await.expect(303);
        let delete = admin.at(&format!("{group}/delete"));
        admin.post(&delete, &[]).await.expect(303);
        let (ana, ben) = (&ana.account.name, &ben.account.name);
        for (verb, sentence, object) in [
            (
                "group-made",
                "Made the access group {}",
                format!("Night desk (+ {ana})"),
            ),
            (
                "group-changed",
                "Changed the access group {}",
                format!("Day desk (+ {ben}, − {ana})"),
            ),
            (
                "group-deleted",
                "Deleted the access group {}",
                "Day desk".to_owned(),
            ),
        ] {
            let deed = Deed::of(&admin, verb, sentence);
            deed.stands(&portal, &admin, &object).await;
            let others = [&customer, &reseller];
            deed.is_hidden_from(&portal, &others).await;
        }
    })
    .await;
}

#[actix_web::test]
async fn rights_that_a_group_gets_and_loses_stand_at_the_partner_alone() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER]).await;
        let lost = desk.partner.unassigns(&desk.delegation, &desk.group);
        lost.await.expect(303);
        let object = format!("{} (Desk)", first_rights(&desk.customer));
        for (verb, sentence) in [
            ("access-assigned", "Gave an access group roles of {}"),
            (
                "access-removed",
                "Took delegated rights from an access group: {}",
            ),
        ] {
            let deed = Deed::of(&desk.partner, verb, sentence);
            deed.stands(&portal, &desk.partner, &object).await;
            deed.is_hidden_from(&portal, &[&desk.customer]).await;
        }
    })
    .await;
}
