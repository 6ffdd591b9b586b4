//! An answer with several mistakes: all of them are told at once.
use super::Through;
use crate::harness::on_each_database;

#[actix_web::test]
async fn all_that_is_wrong_is_told_at_once_from_top_to_bottom() {
    on_each_database(async |portal| {
        let Through {
            customer, invited, ..
        } = portal.an_invitation_of_both().await;
        let page = customer.get(&invited.link).await.expect(200);
        let offers = page.attributes("section[data-offer]", "data-offer");
        let [one, two] = offers.as_slice() else {
            panic!("two offers");
        };
        let hash = page.attribute("input[name=offer_hash]", "value");
        // As the page sends it: what nobody ticked comes empty or not at all.
        let form = [
            ("customer".to_owned(), customer.slug()),
            ("offer_hash".to_owned(), hash.as_str()),
            ("grant".to_owned(), one.as_str()),
            (format!("role.{one}"), ""),
            (format!("service.{one}"), ""),
            (format!("days.{one}"), "soon"),
            ("grant".to_owned(), two.as_str()),
            (format!("role.{two}"), "global-administrator"),
            (format!("service.{two}"), "teams"),
            (format!("days.{two}"), "91"),
            ("signatory_name".to_owned(), ""),
        ];
        let form: Vec<_> = form
            .iter()
            .map(|(name, value)| (name.as_str(), *value))
            .collect();
        let before = portal.everything().await;
        let accept = format!("{}/accept", invited.link);
        let back = customer.post(&accept, &form).await.expect(422);
        let wrong = [
            format!("#role.{one}"),
            format!("#service.{one}"),
            format!("#days.{one}"),
            format!("#role.{two}"),
            format!("#days.{two}"),
            "#agreement".to_owned(),
            "#signatory_name".to_owned(),
        ];
        assert_eq!(back.attributes(".problems a", "href"), wrong);
        for field in &wrong {
            let beside = format!("[id='{}-error']", &field[1..]);
            assert!(back.has(&beside), "{field}");
        }
        assert_eq!(portal.everything().await, before);
    })
    .await;
}
