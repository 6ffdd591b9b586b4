//! Who may, and what is refused.
use super::customers;
use crate::{client::MULTIPART, harness::on_each_database};
use reqwest::Method;

/// Sent from our own page.
const OWN: (&str, &str) = ("sec-fetch-site", "same-origin");

#[tokio::test]
async fn resellers_and_helpdesk_agents_cannot_and_visitors_sign_in_first() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let path = reseller.at("/invitations/import");
        reseller.get(&path).await.expect(404);
        reseller.get(&format!("{path}/example")).await.expect(404);
        let refused = reseller.sends_file(&[], &customers(1)).await.expect(403);
        assert!(
            refused
                .text("main")
                .contains("Only providers make invitations")
        );
        let list = reseller.get(&reseller.at("/invitations")).await.expect(200);
        assert!(!list.body.contains("/import"));
        let helpdesk = portal.a_colleague_of(&provider, "helpdesk_agent", "").await;
        let refused = helpdesk.sends_file(&[], &customers(1)).await.expect(403);
        assert!(
            refused.text("main").contains("Sales agent"),
            "{}",
            refused.text("main")
        );
        let visitor = portal.a_visitor();
        let path = provider.at("/invitations/import");
        let answer = visitor
            .upload(&path, &[], customers(1).as_bytes())
            .await
            .expect(303);
        assert!(answer.location.starts_with("/signin"));
    })
    .await;
}

#[tokio::test]
async fn another_providers_import_is_not_there() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let other = portal.a_provider().await;
        let import = provider.imports(&[], &customers(2)).await;
        let id = import.rsplit('/').next().unwrap();
        let theirs = other.at(&format!("/invitations/import/{id}"));
        other.get(&theirs).await.expect(404);
        other
            .get(&format!("{theirs}/rejected.csv"))
            .await
            .expect(404);
        other
            .post(&format!("{theirs}/commit"), &[])
            .await
            .expect(404);
        other
            .post(&format!("{theirs}/cancel"), &[])
            .await
            .expect(404);
        portal.import_all().await;
        assert_eq!(portal.invitations_of(&provider).await, 0);
        let page = provider.get(&import).await.expect(200);
        assert!(page.has("form[action$='/commit']"));
        // Whom the other provider knows is no business of this one.
        let same = other.imports(&[], &customers(2)).await;
        assert!(
            other
                .get(&same)
                .await
                .text("form.form")
                .contains("2 rows are ready")
        );
    })
    .await;
}

#[tokio::test]
async fn files_that_are_none_are_refused_with_the_rule_and_the_next_step() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let path = provider.at("/invitations/import");
        let mut latin = b"customer_name,customer_email\n".to_vec();
        latin.extend(b"M\xfcller,a@x.example\n");
        for (file, why) in [
            (&b""[..], "The file is empty"),
            (&latin, "Line 2 is not UTF-8"),
            (
                b"customer_name,mail\nA,b",
                "There is no column \u{201c}mail\u{201d}",
            ),
            (b"customer_name\nA", "The column “customer_email” is missing"),
            (b"customer_name,customer_email\n", "There is no row"),
            (customers(2001).as_bytes(), "more than 2,000 rows"),
        ] {
            let answer = provider
                .upload(&path, &[("note", "")], file)
                .await
                .expect(422);
            assert!(
                answer.text(".problems").contains(why) || why.is_empty(),
                "{}",
                answer.text(".problems")
            );
        }
        // No file was chosen.
        let none = "--cut\r\nContent-Disposition: form-data; name=\"days\"\r\n\r\n12\r\n\
            --cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n\r\n--cut--\r\n";
        let headers = [OWN, ("content-type", MULTIPART)];
        let none = provider.send(Method::POST, &path, Some(none.to_owned()), &headers);
        let none = none.await.expect(422);
        assert!(none.text("#file-error").contains("Choose a file"));
        assert_eq!(none.attribute("#days", "value"), "12");
        for (kind, body, status) in [
            ("application/json", "{}", 415),
            ("application/x-www-form-urlencoded", "days=12", 415),
            ("multipart/form-data; boundary=cut", "--cut\r\nno", 422),
            ("multipart/form-data", "--cut--", 422),
        ] {
            let headers = [OWN, ("content-type", kind)];
            let answer = provider.send(Method::POST, &path, Some(body.to_owned()), &headers);
            answer.await.expect(status);
        }
        provider.imports(&[], &customers(2000)).await;
    })
    .await;
}

#[tokio::test]
async fn five_megabytes_are_the_most() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let path = provider.at("/invitations/import");
        let row = format!("A,a@x.example,{}\n", "x".repeat(2000));
        let file = |rows: usize| format!("customer_name,customer_email,note\n{}", row.repeat(rows));
        let big = file(5 * 1024 * 1024 / row.len() + 1);
        let answer = provider
            .upload(&path, &[], big.as_bytes())
            .await
            .expect(413);
        assert!(answer.text("main").contains("5 MiB"));
        // The largest form is no file.
        let text = "x".repeat(70_000);
        let fields = [("days", text.as_str())];
        provider
            .upload(&path, &fields, customers(1).as_bytes())
            .await
            .expect(413);
        let just = file(1900);
        provider
            .upload(&path, &[], just.as_bytes())
            .await
            .expect(303);
    })
    .await;
}

#[tokio::test]
async fn what_is_asked_for_follows_the_rules_of_single_invitations() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let stranger = portal.a_reseller().await;
        let (own, other) = (provider.slug(), stranger.slug());
        let rights = [("delegate", own), ("service", "teams")];
        for (fields, field) in [
            (vec![("reseller", other)], "reseller"),
            (
                vec![
                    ("delegate", other),
                    ("role", "global-reader"),
                    ("service", "teams"),
                ],
                "delegate",
            ),
            (vec![rights[0], rights[1]], "role"),
            (vec![rights[0], ("role", "global-reader")], "service"),
            (
                vec![rights[0], rights[1], ("template", "no-such")],
                "template",
            ),
            (vec![("role", "global-reader")], "delegate"),
            (vec![("days", "731")], "days"),
            (vec![("expires_in_days", "0")], "expires_in_days"),
            (vec![("language", "xx")], "language"),
            (vec![("customer_name", "x")], "customer_name"),
            (vec![("reseller", ""), ("reseller", "")], "reseller"),
        ] {
            let answer = provider
                .sends_file(&fields, &customers(1))
                .await
                .expect(422);
            let href = format!(".problems a[href='#{field}']");
            assert!(
                answer.has(&href),
                "{fields:?}: {}",
                answer.text(".problems")
            );
        }
    })
    .await;
}

#[tokio::test]
async fn all_that_is_wrong_is_told_as_the_page_has_its_fields_and_each_day_field_by_its_name() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let fields = [
            ("delegate", provider.slug()),
            ("template", ""),
            ("days", "soon"),
            ("expires_in_days", "0"),
        ];
        let answer = provider.sends_file(&fields, "").await.expect(422);
        let order = answer.attributes(".problems a", "href");
        let page = ["#file", "#role", "#service", "#days", "#expires_in_days"];
        assert_eq!(order, page);
        let said = answer.texts(".problems a");
        assert_eq!(said[3], "Term in days: use a whole number from 1 to 730.");
        let link = "Days until the link ends: use a whole number from 1 to 365.";
        assert_eq!(said[4], link);
        // A text is no file, and no second file is taken for one.
        let text = [("file", "customer_name,customer_email")];
        let answer = provider.sends_file(&text, &customers(1)).await.expect(422);
        assert!(answer.has(".problems a[href='#file']"));
    })
    .await;
}

#[tokio::test]
async fn rights_for_resellers_need_one_in_the_row() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let fields = [
            ("delegate", reseller.slug()),
            ("role", "global-reader"),
            ("service", "teams"),
        ];
        let file = format!(
            "customer_name,customer_email,reseller\nA,a@x.example,\nB,b@y.example,{}\n",
            reseller.slug().to_uppercase()
        );
        let import = provider.imports(&fields, &file).await;
        let page = provider.get(&import).await.expect(200);
        let rows = super::rows(&page);
        assert!(
            rows[0].contains("Has mistakes “reseller”: the rights"),
            "{rows:?}"
        );
        assert!(rows[1].contains("Ready"), "{rows:?}");
    })
    .await;
}

#[tokio::test]
async fn the_list_and_the_steps_lead_there() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let list = provider.get(&provider.at("/invitations")).await.expect(200);
        assert!(list.has(&format!("a[href='{}']", provider.at("/invitations/import"))));
        let new = provider.at("/invitations/new");
        let first = provider
            .post(&new, &[("kind", "addressed")])
            .await
            .expect(303);
        let rights = [
            ("delegate", provider.slug()),
            ("template", "support"),
            ("service", "teams"),
            ("days", "77"),
        ];
        let customer = provider.post(&first.location, &rights).await.expect(303);
        let step = provider.get(&customer.location).await.expect(200);
        let there = step.attribute("a[href*='/import?draft=']", "href");
        let form = provider.get(&there).await.expect(200);
        assert_eq!(form.attribute("#days", "value"), "77");
        assert!(form.has("[name=template][value='support'][checked]"));
    })
    .await;
}
