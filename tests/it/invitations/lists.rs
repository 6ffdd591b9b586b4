//! The lists of invitations: filters, pages, files.
use super::{addressed, reusable, steps::step};
use crate::{
    harness::{Portal, on_each_database},
    people::Person,
};
use multichannel::{
    domain::{
        email::Email,
        invitation::{Addressee, Invitation, Kind, State},
        language::Language,
        text::{Name, Note},
    },
    store::{ids, invitations},
};

async fn names(person: &Person, filter: &str) -> Vec<String> {
    let page = person
        .get(&person.at(&format!("/invitations{filter}")))
        .await;
    page.expect(200).texts("tbody th a")
}

#[tokio::test]
async fn the_list_filters_by_state_reseller_and_text() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        provider
            .invites(&addressed(&[("note", "50% trade fair")]))
            .await;
        let revoked = provider
            .invites(&reusable(&[("reseller", reseller.slug())]))
            .await;
        provider
            .post(&format!("{revoked}/revoke"), &[])
            .await
            .expect(303);
        let short = [
            ("kind", "addressed"),
            ("customer_name", "Adatum"),
            ("customer_email", "bo@adatum.example"),
            ("expires_in_days", "1"),
        ];
        provider.invites(&short).await;
        portal.pass_days(2);
        provider.sign_in().await;
        reseller.sign_in().await;
        let of_reseller = format!("?reseller={}", reseller.slug());
        for (filter, found) in [
            ("", vec!["Adatum", "Any customer", "Contoso Ltd"]),
            ("?state=issued", vec!["Contoso Ltd"]),
            ("?state=expired", vec!["Adatum"]),
            ("?state=revoked", vec!["Any customer"]),
            ("?state=accepted", vec![]),
            ("?text=CONTOSO", vec!["Contoso Ltd"]),
            ("?text=bo%40adatum", vec!["Adatum"]),
            ("?text=50%25", vec!["Contoso Ltd"]),
            ("?text=5_%25", vec![]),
            (of_reseller.as_str(), vec!["Any customer"]),
            ("?state=issued&text=adatum", vec![]),
        ] {
            assert_eq!(names(&provider, filter).await, found, "{filter}");
        }
        assert_eq!(names(&reseller, "").await, ["Any customer"]);
        // To a reseller only its own are known, by the same names of filters.
        let own = format!("?state=&reseller={}&text=&after=", reseller.slug());
        for filter in ["?state=&reseller=&text=&after=", own.as_str()] {
            assert_eq!(names(&reseller, filter).await, ["Any customer"]);
            for list in ["/customers", "/invitations"] {
                let page = reseller.at(&format!("{list}{filter}"));
                reseller.get(&page).await.expect(200);
            }
        }
        for other in [provider.slug(), "nobody"] {
            for list in ["/customers", "/invitations"] {
                let page = reseller.at(&format!("{list}?reseller={other}"));
                reseller.get(&page).await.expect(422);
            }
        }
        let nothing = provider.get(&provider.at("/invitations?text=nobody")).await;
        assert!(nothing.text(".empty").contains("Nothing found"));
        let other = portal.a_provider().await;
        let nothing = other.get(&other.at("/invitations")).await;
        assert!(nothing.text(".empty").contains("No invitations yet"));
    })
    .await;
}

#[tokio::test]
async fn pages_of_fifty_lead_to_all_rows_once_and_back() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        many(&portal, &provider, 120).await;
        let first = provider.at("/invitations");
        let (mut at, mut seen, mut addresses) = (first.clone(), Vec::new(), Vec::new());
        loop {
            let page = provider.get(&at).await.expect(200);
            assert!(page.text("caption").contains("120"));
            seen.push(page.texts("tbody th a"));
            addresses.push(at);
            at = page.attribute(".pager [rel='next']", "href");
            if at.is_empty() {
                at = page.attribute(".pager [rel='prev']", "href");
                break;
            }
        }
        assert_eq!(seen.iter().map(Vec::len).collect::<Vec<_>>(), [50, 50, 20]);
        let all: Vec<String> = seen.concat();
        let expected: Vec<_> = (0..120).rev().map(|n| format!("Customer {n:03}")).collect();
        assert_eq!(all, expected);
        let back = provider.get(&at).await.expect(200);
        assert_eq!(back.texts("tbody th a"), seen[1]);
    })
    .await;
}

#[tokio::test]
async fn the_file_has_all_rows_of_the_filter_and_no_formula() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        many(&portal, &provider, 60).await;
        let evil = [
            ("kind", "addressed"),
            ("customer_name", "=cmd|' /C calc'!A0, \"Ltd\""),
            ("customer_email", "+evil@contoso.example"),
        ];
        provider.invites(&evil).await;
        let file = provider
            .get(&provider.at("/invitations.csv"))
            .await
            .expect(200);
        assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
        assert_eq!(file.body.lines().count(), 62);
        let row = file.body.lines().nth(1).unwrap();
        let cells =
            "\"'=cmd|' /C calc'!A0, \"\"Ltd\"\"\",'+evil@contoso.example,addressed,,issued,0,";
        assert!(row.starts_with(cells), "{row}");
        let some = provider
            .get(&provider.at("/invitations.csv?text=Customer%20001"))
            .await;
        assert_eq!(some.expect(200).body.lines().count(), 2);
        // An export needs the password again after ten minutes.
        portal.pass_seconds(601);
        let answer = provider
            .get(&provider.at("/invitations.csv"))
            .await
            .expect(303);
        assert!(answer.location.starts_with("/reauthenticate"));
    })
    .await;
}

#[tokio::test]
async fn a_limit_of_uses_is_written_as_numbers_are() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let limit = [("expires_in_days", "90"), ("max_uses", "1500")];
        let page = provider.invites(&reusable(&limit)).await;
        let words = "Accepted by 0 of at most 1,500 customers";
        let main = provider.get(&page).await.expect(200).text("main");
        assert!(main.contains(words), "{main}");
        let free = provider.invites(&reusable(&[])).await;
        let main = provider.get(&free).await.expect(200).text("main");
        assert!(main.contains("Not accepted yet"), "{main}");
        let list = provider.get(&provider.at("/invitations")).await;
        let list = list.expect(200).text("tbody");
        assert!(list.contains(words) && list.contains("Not accepted yet"));

        let start = provider.at("/invitations/new");
        let roles = step(&provider, &start, &[("kind", "reusable")]).await;
        let customer = roles.replace("/roles", "/customer");
        let message = step(&provider, &customer, &limit).await;
        let letter = [("language", "en"), ("subject", "x"), ("body", "{link}")];
        let check = step(&provider, &message, &letter).await;
        let main = provider.get(&check).await.expect(200).text("main");
        assert!(main.contains("1,500 customers"), "{main}");
    })
    .await;
}

/// Invitations straight into the database: over HTTP they would take long.
async fn many(portal: &Portal, provider: &Person, count: usize) {
    let (id, now) = (provider.organisation.id, portal.now());
    let name = |text: &str| Name::parse(text).unwrap();
    let added = portal.app.db.write(move |db| {
        for n in 0..count {
            let invitation = Invitation {
                id: ids::fresh(now),
                provider: id,
                reseller: None,
                kind: Kind::Addressed,
                state: State::Issued,
                addressee: Some(Addressee {
                    name: name(&format!("Customer {n:03}")),
                    email: Email::parse("somebody@customer.example").unwrap(),
                }),
                language: Language::English,
                second_language: None,
                note: Note::default(),
                nonce: ids::nonce(),
                generation: 1,
                max_uses: None,
                uses: 0,
                created_at: now,
                expires_at: now.plus_days(14),
            };
            invitations::add(db, &invitation, &name("Somebody"))?;
        }
        Ok::<_, diesel::result::Error>(())
    });
    added.await.unwrap();
}
