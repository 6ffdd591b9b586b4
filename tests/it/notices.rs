//! Notice addresses: copies of the organisation's own notices, and nothing else.
use crate::{
    delegations::TEAMS,
    harness::{Portal, on_each_database},
    people::Person,
};

const TEN_DAYS: [(&str, &str); 3] = [TEAMS[0], TEAMS[1], ("days", "10")];

impl Portal {
    /// The subjects and texts of all mails to this address.
    async fn copies(&self, address: &str) -> Vec<(String, String)> {
        let all = self.all_mails().await.into_iter();
        let own = all.filter(|mail| mail.to.contains(address));
        own.map(|mail| (mail.subject, mail.text)).collect()
    }
}

async fn set(person: &Person, addresses: &str) -> u16 {
    let form = [
        ("name", person.organisation.name.as_str()),
        ("notice_addresses", addresses),
        ("language", "en"),
    ];
    let answer = person.post(&person.at("/settings"), &form).await;
    answer.status.as_u16()
}

#[actix_web::test]
async fn they_get_copies_of_grants_reminders_and_ends_of_their_own_organisation_alone() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let rival = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        assert_eq!(
            set(&provider, "alerts@partner.example\nops@partner.example").await,
            303
        );
        assert_eq!(
            set(
                &customer,
                &format!("it@customer.example, {}", customer.email)
            )
            .await,
            303
        );
        assert_eq!(set(&rival, "alerts@rival.example").await, 303);
        customer.grant(&provider, &TEN_DAYS).await.expect(303);
        for days in [4, 6] {
            portal.pass_days(days);
            portal.keep_terms().await;
        }
        for address in [
            "alerts@partner.example",
            "ops@partner.example",
            "it@customer.example",
        ] {
            let copies = portal.copies(address).await;
            let subjects: Vec<_> = copies.iter().map(|(subject, _)| subject.as_str()).collect();
            assert_eq!(subjects.len(), 3, "{address}: {subjects:?}");
            assert!(subjects[0].contains(" gave rights to "), "{subjects:?}");
            assert!(subjects[1].ends_with("end soon") && subjects[2].ends_with("have ended"));
            for (_, text) in &copies {
                assert!(
                    text.contains("had this address entered for its notices"),
                    "{text}"
                );
                assert!(text.contains("/o/") && !text.contains("/i/"), "{text}");
            }
        }
        let own = portal.copies(&customer.email).await;
        let ends = own
            .iter()
            .filter(|(subject, _)| subject.ends_with("have ended"));
        assert_eq!(ends.count(), 1, "a member reads it once");
        assert!(portal.copies("alerts@rival.example").await.is_empty());
    })
    .await;
}

#[actix_web::test]
async fn the_end_of_a_partnership_is_copied_to_both_sides_and_their_customers() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (reseller, other) = (
            portal.a_reseller_of(&provider).await,
            portal.a_reseller_of(&provider).await,
        );
        for (person, address) in [
            (&provider, "alerts@provider.example"),
            (&reseller, "alerts@reseller.example"),
            (&other, "alerts@other.example"),
        ] {
            assert_eq!(set(person, address).await, 303);
        }
        let list = provider.get(&provider.at("/resellers?state=active")).await;
        let rows = list.texts("tbody th a");
        let name = reseller.organisation.name.as_str();
        let place = rows.iter().position(|row| row == name).unwrap();
        let page = list.attribute(&format!("tbody tr:nth-child({}) th a", place + 1), "href");
        let reason = [("reason", "We part")];
        provider
            .post(&format!("{page}/end"), &reason)
            .await
            .expect(303);
        for address in ["alerts@provider.example", "alerts@reseller.example"] {
            let copies = portal.copies(address).await;
            assert_eq!(copies.len(), 1, "{address}: {copies:?}");
            assert!(copies[0].1.contains("has ended"));
        }
        assert!(portal.copies("alerts@other.example").await.is_empty());
    })
    .await;
}

#[actix_web::test]
async fn they_are_few_real_addresses_and_read_back_as_they_were_set() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let settings = provider.at("/settings");
        let many: String = (0..11).map(|n| format!("a{n}@b.example\n")).collect();
        let name = provider.organisation.name.to_string();
        for (wrong, why) in [
            (
                "alerts@partner.example\nnobody",
                "“nobody” is no e-mail address",
            ),
            (many.as_str(), "at most 10 addresses"),
        ] {
            let form = [
                ("name", name.as_str()),
                ("notice_addresses", wrong),
                ("language", "en"),
            ];
            let back = provider.post(&settings, &form).await.expect(422);
            assert!(
                back.text("#notice_addresses-error").contains(why),
                "{wrong}"
            );
            assert!(back.has(".problems a[href='#notice_addresses']"));
        }
        assert_eq!(
            set(&provider, "Zoe@partner.example\nalerts@partner.example").await,
            303
        );
        let page = provider.get(&settings).await.expect(200);
        assert_eq!(
            page.text("#notice_addresses"),
            "alerts@partner.example Zoe@partner.example"
        );
        assert_eq!(set(&provider, "").await, 303);
        let page = provider.get(&settings).await.expect(200);
        assert_eq!(page.text("#notice_addresses"), "");
    })
    .await;
}
