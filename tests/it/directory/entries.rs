//! Adding, finding, changing, removing.
use super::id;
use crate::harness::on_each_database;

#[actix_web::test]
async fn a_person_is_added_found_changed_and_removed() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let page = customer.get(&customer.at("/people")).await.expect(200);
        assert!(page.text(".empty").contains("Nobody yet"));
        let ana = customer.lists("Ana Sousa", "Ana@X.example", "Sales").await;
        customer.lists("Bo Lind", "bo@x.example", "Care").await;
        customer.lists("Cem Ay", "cem@x.example", "").await;
        assert_eq!(
            customer.people("").await,
            ["Cem Ay", "Bo Lind", "Ana Sousa"]
        );
        assert_eq!(customer.people("?text=ANA").await, ["Ana Sousa"]);
        assert_eq!(customer.people("?text=bo%40x").await, ["Bo Lind"]);
        assert_eq!(customer.people("?department=Care").await, ["Bo Lind"]);
        let none = customer.get(&customer.at("/people?text=zzz")).await;
        assert!(
            none.text(".empty").contains("Nothing"),
            "{}",
            none.text(".empty")
        );
        let file = customer.get(&customer.at("/people.csv?text=ana")).await;
        let lines: Vec<String> = file.expect(200).body.lines().map(str::to_owned).collect();
        assert_eq!(lines[0], "Id,Name,E-mail,Department,Licences");
        assert_eq!(
            lines[1],
            format!("{},Ana Sousa,Ana@X.example,Sales,", id(&ana))
        );

        let edit = customer.get(&customer.at(&format!("{ana}/edit"))).await;
        assert_eq!(
            edit.expect(200).attribute("#email", "value"),
            "Ana@X.example"
        );
        let new = [
            ("name", "Ana Lima"),
            ("email", "ana@x.example"),
            ("department", ""),
        ];
        for _ in 0..2 {
            customer.post(&customer.at(&ana), &new).await.expect(303);
        }
        let page = customer.get(&customer.at(&ana)).await.expect(200);
        assert_eq!(page.text("h1"), "Ana Lima");
        let told = page.texts(".timeline .what");
        assert_eq!(told.len(), 2, "the same again is no change: {told:?}");

        let ask = customer.get(&customer.at(&format!("{ana}/remove"))).await;
        assert!(ask.expect(200).text(".facts").contains("No licence"));
        let at = customer.at(&format!("{ana}/remove"));
        customer.post(&at, &[]).await.expect(303);
        customer.get(&customer.at(&ana)).await.expect(404);
        customer.post(&at, &[]).await.expect(404);
        assert_eq!(customer.people("").await, ["Cem Ay", "Bo Lind"]);
        let activity = customer.get(&customer.at("/activity")).await.expect(200);
        assert!(
            activity
                .text("main")
                .contains("Removed Ana Lima from the directory")
        );
    })
    .await;
}

#[actix_web::test]
async fn an_address_stands_once_in_a_directory_and_in_any_other() {
    on_each_database(async |portal| {
        let (customer, other) = (portal.a_customer().await, portal.a_customer().await);
        customer.lists("Ana", "ana@x.example", "").await;
        let bo = customer.lists("Bo", "bo@x.example", "").await;
        let twice = [
            ("name", "Ana B"),
            ("email", "ANA@X.example"),
            ("department", ""),
        ];
        let refused = customer
            .post(&customer.at("/people"), &twice)
            .await
            .expect(422);
        assert!(refused.text("#email-error").contains("address already"));
        assert_eq!(refused.attribute("#name", "value"), "Ana B");
        let refused = customer.post(&customer.at(&bo), &twice).await.expect(422);
        assert!(refused.text("#email-error").contains("address already"));
        assert_eq!(customer.people("").await, ["Bo", "Ana"]);
        other.lists("Ana", "ana@x.example", "").await;
        let wrong = [("name", ""), ("email", "ana"), ("department", "<b>")];
        let refused = other.post(&other.at("/people"), &wrong).await.expect(422);
        for field in ["name", "email", "department"] {
            assert!(refused.has(&format!("#{field}-error")), "{field}");
        }
    })
    .await;
}

#[actix_web::test]
async fn the_same_form_twice_adds_one_person() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let form = customer.get(&customer.at("/people/new")).await.expect(200);
        let once = form.attribute("[name=once]", "value");
        let fields = [
            ("name", "Ana"),
            ("email", "ana@x.example"),
            ("department", ""),
            ("once", &once),
        ];
        let first = customer
            .post(&customer.at("/people"), &fields)
            .await
            .expect(303);
        let second = customer
            .post(&customer.at("/people"), &fields)
            .await
            .expect(303);
        assert_eq!(first.location, second.location);
        assert_eq!(customer.people("").await.len(), 1);
    })
    .await;
}

#[actix_web::test]
async fn the_directory_belongs_to_its_customer_and_few_of_it_change_it() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let other = portal.a_customer_of(&provider).await;
        let ana = customer.lists("Ana", "ana@x.example", "").await;
        provider.get(&provider.at("/people")).await.expect(404);
        for tail in ["", "/edit", "/remove"] {
            other
                .get(&other.at(&format!("{ana}{tail}")))
                .await
                .expect(404);
        }
        for tail in ["", "/remove", "/password"] {
            other
                .post(&other.at(&format!("{ana}{tail}")), &[])
                .await
                .expect(404);
        }
        for (role, reads) in [
            ("relationship_admin", true),
            ("billing_admin", true),
            ("", false),
        ] {
            let person = portal.a_colleague_of(&customer, "", role).await;
            let status = if reads { 200 } else { 403 };
            let page = person.get(&person.at(&ana)).await.expect(status);
            assert!(!page.has("form[action$=password]") && !page.body.contains("/remove"));
            let home = person.get(&person.at("")).await.expect(200);
            assert_eq!(home.texts("nav a").contains(&"People".to_owned()), reads);
            for tail in ["/remove", "/password", "/licences"] {
                let refused = person.post(&person.at(&format!("{ana}{tail}")), &[]).await;
                assert!(refused.expect(403).text("main").contains("Global admin"));
            }
        }
        assert_eq!(customer.people("").await, ["Ana"]);
    })
    .await;
}

#[actix_web::test]
async fn a_long_directory_is_turned_page_by_page() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        customer.lists_people(52).await;
        let first = customer.get(&customer.at("/people")).await.expect(200);
        assert_eq!(first.texts("tbody th a").len(), 50);
        assert_eq!(first.texts("tbody th a")[0], "Person 52");
        let older = first.attribute(".pager [rel=next]", "href");
        let second = customer.get(&older).await.expect(200);
        assert_eq!(second.texts("tbody th a"), ["Person 2", "Person 1"]);
        let newer = second.attribute(".pager [rel=prev]", "href");
        let back = customer.get(&newer).await.expect(200);
        assert_eq!(back.texts("tbody th a"), first.texts("tbody th a"));
    })
    .await;
}
