//! Rights that grew after they were given: whose consent gave which of them, and since when.
use super::{PLAIN, PRIVILEGED, risk};
use crate::{
    harness::{Portal, on_each_database},
    people::Person,
};

/// Rights that the customer gave, and that its colleague let become more ten days later.
struct Grown {
    provider: Person,
    customer: Person,
    colleague: Person,
    delegation: String,
}

async fn grown(portal: &Portal) -> Grown {
    let provider = portal.a_provider().await;
    let customer = portal.a_customer_of(&provider).await;
    let colleague = portal.a_colleague_of(&customer, "", "relationship_admin");
    let colleague = colleague.await;
    customer.grant(&provider, &PLAIN).await.expect(303);
    let delegation = customer.newest().await;
    portal.pass_days(10);
    for person in [&provider, &customer, &colleague] {
        person.sign_in().await;
    }
    let amend = provider.at(&format!("{delegation}/amend"));
    let wider = [PLAIN[0], PRIVILEGED[0], PLAIN[1], ("service", "intune")];
    provider.post(&amend, &wider).await.expect(303);
    colleague.approve(&delegation, &[]).await.expect(303);
    Grown {
        provider,
        customer,
        colleague,
        delegation,
    }
}

impl Grown {
    /// What the rows say that show the rights whole.
    fn also(&self) -> String {
        format!(
            "Since 2026-03-12 also User Administrator, Intune, accepted by {}",
            self.colleague.account.name
        )
    }
    /// What is said of a role.
    fn of_role(&self) -> String {
        format!(
            "Since 2026-03-12, accepted by {}",
            self.colleague.account.name
        )
    }
}

#[actix_web::test]
async fn each_role_says_whose_consent_gave_it_and_since_when() {
    on_each_database(async |portal| {
        let grown = grown(&portal).await;
        let customer = &grown.customer;
        let page = risk(customer).await;
        let row = page.text("tbody tr");
        for words in [customer.account.name.as_str(), "2026-03-02", &grown.also()] {
            assert!(row.contains(words), "{words}: {row}");
        }
        let review = customer.begins_a_review().await;
        let step = customer.at(&format!("{review}/steps/1"));
        let step = customer.get(&step).await.expect(200);
        let facts = step.text(".facts");
        assert!(facts.contains(&grown.also()), "{facts}");
        for roles in [page.texts("tbody ul li"), step.texts(".facts ul li")] {
            let of = |name: &str| roles.iter().find(|role| role.starts_with(name)).unwrap();
            let (first, later) = (of("License Administrator"), of("User Administrator"));
            assert!(later.contains(&grown.of_role()), "{later}");
            assert!(!first.contains("accepted by"), "{first}");
        }
    })
    .await;
}

#[actix_web::test]
async fn the_matrix_says_it_for_each_service() {
    on_each_database(async |portal| {
        let grown = grown(&portal).await;
        let (customer, colleague) = (&grown.customer, &grown.colleague);
        let page = customer.get(&customer.at("/partners")).await.expect(200);
        let rows = page.texts(".matrix tbody tr");
        let of = |name: &str| rows.iter().find(|row| row.starts_with(name)).unwrap();
        let teams = of("Teams");
        for words in [
            "Since 2026-03-02",
            customer.account.name.as_str(),
            "Since 2026-03-12 also User Administrator, accepted by",
        ] {
            assert!(teams.contains(words), "{words}: {teams}");
        }
        let intune = of("Intune");
        let accepted = format!("Accepted by {}", colleague.account.name);
        for words in ["Since 2026-03-12", &accepted] {
            assert!(intune.contains(words), "{words}: {intune}");
        }
        assert!(!intune.contains("2026-03-02"), "{intune}");
        assert!(
            !intune.contains("also"),
            "it came with all of them: {intune}"
        );
        let row = page.text(".slim tbody tr");
        assert!(row.contains(&grown.also()), "{row}");
        let partner = customer.get(&customer.partner(&grown.provider, "")).await;
        let row = partner.expect(200).text("tbody tr");
        assert!(row.contains(&grown.also()), "{row}");
    })
    .await;
}

#[actix_web::test]
async fn the_page_of_the_rights_says_it_to_both_sides() {
    on_each_database(async |portal| {
        let grown = grown(&portal).await;
        for side in [&grown.customer, &grown.provider] {
            let (_, facts) = side.state(&grown.delegation).await;
            let first = format!("Accepted by{}", grown.customer.account.name);
            for words in [&first, &grown.also()] {
                assert!(facts.contains(words), "{words}: {facts}");
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn the_file_says_what_was_added_when_and_by_whose_consent() {
    on_each_database(async |portal| {
        let grown = grown(&portal).await;
        let customer = &grown.customer;
        let file = customer.get(&customer.at("/partners/risk.csv")).await;
        let file = file.expect(200).body;
        let line = file.lines().nth(1).unwrap().to_owned();
        let (first, later) = (&customer.account.name, &grown.colleague.account.name);
        let at = portal.now().rfc3339();
        let said = format!(
            ",{first},{at},{later},user-administrator intune {at} ({later}),user-administrator,no"
        );
        assert!(line.ends_with(&said), "{line}");
        // So does the file of all rights, to the customer alone.
        let added = format!(",user-administrator intune {at} ({later})");
        for (side, says) in [(customer, true), (&grown.provider, false)] {
            let file = side.get(&side.at("/delegations.csv")).await;
            let file = file.expect(200).body;
            let lines: Vec<_> = file.lines().collect();
            assert_eq!(lines[0].ends_with(",What was added"), says, "{file}");
            assert_eq!(lines[1].ends_with(&added), says, "{file}");
        }
    })
    .await;
}

#[actix_web::test]
async fn what_was_taken_away_says_nothing_any_more() {
    on_each_database(async |portal| {
        let grown = grown(&portal).await;
        let (provider, customer) = (&grown.provider, &grown.customer);
        let amend = provider.at(&format!("{}/amend", grown.delegation));
        let less = [PLAIN[0], PLAIN[1]];
        provider.post(&amend, &less).await.expect(303);
        customer.approve(&grown.delegation, &[]).await.expect(303);
        for path in ["/partners", "/partners/risk"] {
            let page = customer.get(&customer.at(path)).await.expect(200);
            let said = page.text("main");
            assert!(!said.contains("2026-03-12 also"), "{said}");
        }
        let longer = [PLAIN[0], PLAIN[1], ("days", "400")];
        provider.post(&amend, &longer).await.expect(303);
        customer.approve(&grown.delegation, &[]).await.expect(303);
        let row = risk(customer).await.text("tbody tr");
        let also = "Since 2026-03-12 also a longer term, accepted by";
        assert!(row.contains(also), "{row}");
    })
    .await;
}

#[actix_web::test]
async fn rights_of_a_suspended_partner_are_shown_as_resting() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &PLAIN).await.expect(303);
        let state = async || {
            let page = risk(&customer).await;
            let file = customer.get(&customer.at("/partners/risk.csv")).await;
            let line = file.expect(200).body.lines().nth(1).unwrap().to_owned();
            let word = line.split(',').nth(2).unwrap().to_owned();
            (page.attribute("tbody .tag", "data-state"), word)
        };
        let both = |word: &str| (word.to_owned(), word.to_owned());
        assert_eq!(state().await, both("active"));
        portal.turn(&provider, true).await;
        assert_eq!(state().await, both("suspended"));
    })
    .await;
}
