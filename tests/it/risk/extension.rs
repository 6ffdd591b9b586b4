//! Rights that extend themselves, or end later: whose consent that was, however often it was switched.
use super::PLAIN;
use crate::{
    harness::{Portal, on_each_database},
    people::Person,
    subscriptions::with,
};

const EXTENDS: (&str, &str) = ("auto_extend", "yes");
const ON: [(&str, &str); 1] = [("enabled", "yes")];
const OFF: [(&str, &str); 1] = [("enabled", "no")];

/// Rights that the customer gave, and a colleague who may change them too.
struct Given {
    provider: Person,
    customer: Person,
    colleague: Person,
    delegation: String,
}

impl Given {
    async fn by_a_customer(portal: &Portal, form: &[(&str, &str)]) -> Self {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let colleague = portal.a_colleague_of(&customer, "", "relationship_admin");
        let colleague = colleague.await;
        customer.grant(&provider, form).await.expect(303);
        let delegation = customer.newest().await;
        Self {
            provider,
            customer,
            colleague,
            delegation,
        }
    }
    /// Lets days pass; everybody comes back after them.
    async fn wait(&self, portal: &Portal, days: i64) {
        portal.pass_days(days);
        for person in [&self.provider, &self.customer, &self.colleague] {
            person.sign_in().await;
        }
    }
    /// The partner asks for this change, and the colleague accepts all of it.
    async fn amend(&self, form: &[(&str, &str)]) {
        let amend = self.provider.at(&format!("{}/amend", self.delegation));
        self.provider.post(&amend, form).await.expect(303);
        let extends = form.contains(&EXTENDS);
        let ticked: Vec<_> = extends.then_some(EXTENDS).into_iter().collect();
        let accepted = self.colleague.approve(&self.delegation, &ticked).await;
        accepted.expect(303);
    }
    async fn switch(&self, by: &Person, form: &[(&str, &str)]) {
        let address = by.at(&format!("{}/auto-extend", self.delegation));
        by.post(&address, form).await.expect(303);
    }
    /// What each place says that tells the customer by whose consent these rights are what they are.
    async fn told(&self) -> Vec<String> {
        let customer = &self.customer;
        let partner = customer.partner(&self.provider, "");
        let mut told = Vec::new();
        for (path, part) in [
            (customer.at("/partners"), ".matrix tbody"),
            (customer.at("/partners"), ".slim tbody"),
            (customer.at("/partners/risk"), "tbody tr"),
            (partner, "tbody tr"),
            (customer.at(&self.delegation), ".facts"),
        ] {
            told.push(customer.get(&path).await.expect(200).text(part));
        }
        told
    }
    /// The lines of the rights in both files.
    async fn filed(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for path in ["/partners/risk.csv", "/delegations.csv"] {
            let file = self.customer.get(&self.customer.at(path)).await;
            lines.push(file.expect(200).body.lines().nth(1).unwrap().to_owned());
        }
        lines
    }
}

fn since(date: &str, what: &str, by: &Person) -> String {
    format!("Since {date} also {what}, accepted by {}", by.account.name)
}

#[actix_web::test]
async fn whoever_switched_the_extension_on_last_is_named_everywhere() {
    on_each_database(async |portal| {
        let given = Given::by_a_customer(&portal, &PLAIN).await;
        let (customer, colleague) = (&given.customer, &given.colleague);
        given.wait(&portal, 10).await;
        given.amend(&with(&PLAIN[..2], &[EXTENDS])).await;
        let asked = since("2026-03-12", "automatic extension", colleague);
        for said in given.told().await {
            assert!(said.contains(&asked), "{said}");
        }
        given.wait(&portal, 10).await;
        given.switch(&given.provider, &OFF).await;
        for said in given.told().await {
            assert!(!said.contains("also automatic extension"), "{said}");
        }
        given.wait(&portal, 10).await;
        given.switch(customer, &ON).await;
        let own = since("2026-04-01", "automatic extension", customer);
        for said in given.told().await {
            assert!(said.contains(&own), "{said}");
            assert!(!said.contains(colleague.account.name.as_str()), "{said}");
        }
        let at = portal.now().rfc3339();
        let added = format!("extension {at} ({})", customer.account.name);
        for line in given.filed().await {
            assert!(line.contains(&added), "{line}");
            assert!(!line.contains(colleague.account.name.as_str()), "{line}");
        }
        let review = customer.begins_a_review().await;
        let step = customer.at(&format!("{review}/steps/1"));
        let facts = customer.get(&step).await.expect(200).text(".facts");
        assert!(facts.contains(&own), "{facts}");
    })
    .await;
}

#[actix_web::test]
async fn an_extension_that_nobody_asked_for_names_who_switched_it_on() {
    on_each_database(async |portal| {
        let without = [ON[0], ("without_global_administrator", "yes")];
        let whole = [("role", "global-administrator"), PLAIN[0], PLAIN[1]];
        let whole = with(&whole, &[PLAIN[2]]);
        for (rights, switch) in [(&PLAIN[..], &ON[..]), (&whole[..], &without[..])] {
            let given = Given::by_a_customer(&portal, rights).await;
            given.wait(&portal, 1).await;
            given.switch(&given.colleague, switch).await;
            let today = portal.now();
            let (date, by) = (today.date(), &given.colleague);
            let own = since(&date, "automatic extension", by);
            for said in given.told().await {
                assert!(said.contains(&own), "{switch:?}: {said}");
            }
            let added = format!("extension {} ({})", today.rfc3339(), by.account.name);
            for line in given.filed().await {
                assert!(line.contains(&added), "{switch:?}: {line}");
            }
        }
        // What was given so extends itself by the consent to the whole.
        let given = Given::by_a_customer(&portal, &with(&PLAIN, &[EXTENDS])).await;
        for said in given.told().await {
            assert!(!said.contains("also automatic extension"), "{said}");
        }
    })
    .await;
}

#[actix_web::test]
async fn a_longer_term_is_nobodys_once_the_rights_were_shortened_however_late_extensions_end_them()
{
    on_each_database(async |portal| {
        for shortened in [false, true] {
            let given = Given::by_a_customer(&portal, &PLAIN).await;
            let (customer, colleague) = (&given.customer, &given.colleague);
            given.wait(&portal, 10).await;
            let date = portal.now().date();
            let longer = with(&PLAIN[..2], &[("days", "400")]);
            given.amend(&longer).await;
            if shortened {
                let shorten = customer.at(&format!("{}/shorten", given.delegation));
                let sooner = [("days", "20")];
                customer.post(&shorten, &sooner).await.expect(303);
            }
            given.switch(customer, &ON).await;
            given.wait(&portal, 420).await;
            portal.keep_terms().await;
            let term = since(&date, "a longer term", colleague);
            let extension = since(&date, "automatic extension", customer);
            for said in given.told().await {
                assert_eq!(said.contains(&term), !shortened, "{said}");
                assert!(said.contains(&extension), "{said}");
                let named = said.contains(colleague.account.name.as_str());
                assert_eq!(named, !shortened, "{said}");
            }
            for line in given.filed().await {
                assert_eq!(line.contains("term 20"), !shortened, "{line}");
                assert!(line.contains("extension 20"), "{line}");
            }
        }
    })
    .await;
}
