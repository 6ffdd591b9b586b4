//! From the list to the same done to many, and back.
use super::{
    ASKED,
    bulk::{begin, many, sent},
};
use crate::harness::on_each_database;

#[actix_web::test]
async fn the_way_back_leads_to_the_list_as_it_was() {
    on_each_database(async |portal| {
        let (_, reseller) = many(&portal, 2).await;
        let all = reseller.delegations("").await;
        let list = reseller.at("/delegations?text=a%26b&state=active");
        let filters = "&text=a%26b&state=active";
        for choice in [format!("&delegation={}", &all[0][13..]), String::new()] {
            let check = format!("/delegations/bulk?deed=resign{filters}{choice}");
            let page = reseller.get(&reseller.at(&check)).await.expect(200);
            assert_eq!(page.attribute("p.back a", "href"), list);
            let other = match choice.is_empty() {
                true => ".empty a.button",
                false => "form.form .actions a.button",
            };
            assert_eq!(page.attribute(other, "href"), list);
        }
        // What comes back because of a mistake still knows it.
        let bulk = reseller.at("/delegations/bulk");
        let form = [
            ("deed", "revoke"),
            ("delegation", &all[0][13..]),
            ("text", "a&b"),
            ("state", "active"),
        ];
        let back = reseller.post(&bulk, &form).await.expect(422);
        assert_eq!(back.attribute("form.form .actions a.button", "href"), list);
        let kept = back.attributes("form.form input[type=hidden]", "name");
        assert_eq!(kept, ["text", "state", "delegation"]);
    })
    .await;
}

#[actix_web::test]
async fn what_nobody_has_access_to_is_found_again_by_the_work_on_all_of_it() {
    on_each_database(async |portal| {
        let (_, reseller) = many(&portal, 3).await;
        let all = reseller.delegations("").await;
        let group = portal.group(&reseller, "Desk", &[&reseller]).await;
        reseller
            .lends(&all[0], &group, &["license-administrator"])
            .await
            .expect(303);
        let list = reseller.at("/delegations?access=nobody&state=active");
        let page = reseller.get(&list).await.expect(200);
        // The button of the list's form keeps what was found and sends the deed that was chosen.
        let form = "form[action$='/bulk']";
        let button = |name| page.attribute(&format!("{form} button[name]"), name);
        let hidden = |of| page.attributes(&format!("{form} input[type=hidden]"), of);
        let filters = hidden("name").into_iter().zip(hidden("value"));
        let kept = filters.chain([(button("name"), button("value"))]);
        let kept: Vec<_> = kept
            .map(|(name, value)| format!("&{name}={value}"))
            .collect();
        assert_eq!(kept, ["&state=active", "&access=nobody", "&all=yes"]);
        assert!(page.has(&format!("{form} select[name=deed]")));
        let check = &format!("/delegations/bulk?deed=resign{}", kept.concat());
        let page = reseller.get(&reseller.at(check)).await.expect(200);
        assert!(page.text("main").contains("2 delegations are chosen"));
        let begun = begin(&reseller, check, &[]).await;
        begun.expect(303);
        portal.do_all().await;
        assert_eq!(reseller.delegations("?state=active").await, all[..1]);
    })
    .await;
}

#[actix_web::test]
async fn what_was_not_shown_is_not_taken_with_all_that_are_found() {
    on_each_database(async |portal| {
        let (customer, reseller) = many(&portal, 3).await;
        let colleague = portal.a_colleague_of(&customer, "", "global_admin").await;
        for (deed, service, chosen) in [("extend", "entra-id", 4), ("revoke", "azure", 5)] {
            let check = format!("/delegations/bulk?deed={deed}&all=yes&state=active");
            let page = customer.get(&customer.at(&check)).await.expect(200);
            let grant = [ASKED[0], ("service", service), ("days", "50")];
            colleague.grant(&reseller, &grant).await.expect(303);
            let before = portal
                .deeds(&reseller, "delegation-extension-started")
                .await;
            let anew = sent(&customer, &page, &[]).await.expect(409);
            let said = anew.text("main");
            assert!(said.contains("Other delegations are found now"), "{said}");
            let number = format!("{chosen} delegations are chosen");
            assert!(said.contains(&number), "{said}");
            let switched = portal.deeds(&reseller, "delegation-extension-started");
            assert_eq!(switched.await, before, "nothing is begun");
            assert_eq!(customer.delegations("?state=active").await.len(), chosen);
            // As it stands on the page that came.
            sent(&customer, &anew, &[]).await.expect(303);
            portal.do_all().await;
        }
        assert!(customer.delegations("?state=active").await.is_empty());
    })
    .await;
}

#[actix_web::test]
async fn where_nothing_was_ticked_the_check_page_says_so_and_leads_back() {
    on_each_database(async |portal| {
        let (customer, _) = many(&portal, 1).await;
        let list = customer.at("/delegations");
        let none = format!("{list}/bulk?deed=revoke&state=active");
        let said = customer.get(&none).await.expect(200);
        assert_eq!(said.text(".empty h2"), "Nothing was ticked");
        let back = format!("{list}?state=active");
        assert_eq!(said.attribute(".empty a", "href"), back);
        let all = format!("{list}/bulk?deed=revoke&all=yes&state=requested");
        let said = customer.get(&all).await.expect(200);
        assert_eq!(said.text(".empty h2"), "Nothing found");
    })
    .await;
}
