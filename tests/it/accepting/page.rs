//! What the consent page says before anybody accepts: who asks whom for what, and what does not change.
use super::{Through, for_everybody, through};
use crate::{
    client::Answer,
    harness::{Portal, on_each_database},
    people::Person,
};
use diesel::prelude::*;
use multichannel::{domain::organisation::Kind, store::schema::organisations};

/// Fails the test unless this part of the page says all of it.
#[track_caller]
fn says(page: &Answer, selector: &str, all: &[&str]) {
    let said = page.text(selector);
    for words in all {
        assert!(said.contains(words), "{words:?} is missing: {said}");
    }
}

/// Whom to call, and whether the domain was proven by a mailbox.
async fn known(portal: &Portal, of: &Person, contact: Option<&'static str>, proven: bool) {
    let id = of.organisation.id;
    portal
        .behind_the_scenes(move |db| {
            diesel::update(organisations::table.find(id))
                .set((
                    organisations::support_contact.eq(contact),
                    organisations::domain_proven.eq(proven),
                ))
                .execute(db)
                .map(|_| ())
        })
        .await;
}

/// How the page names the domain.
fn domain(of: &Person, proven: bool) -> String {
    let domain = of.organisation.domain.as_ref().unwrap();
    match proven {
        true => format!("{domain} (proven by a mailbox)"),
        false => format!("{domain} (claimed, not proven)"),
    }
}

#[actix_web::test]
async fn the_consent_page_names_for_whom_the_person_answers() {
    on_each_database(async |portal| {
        let (_, customer, invited) = portal.an_invitation().await;
        for proven in [true, false] {
            known(&portal, &customer, None, proven).await;
            let page = customer.get(&invited.link).await.expect(200);
            let person = format!("{} ({})", customer.account.name, customer.email);
            let domain = domain(&customer, proven);
            let own: [&str; 4] = [
                customer.organisation.name.as_str(),
                &domain,
                "Germany",
                &person,
            ];
            says(&page, "#whom", &own);
        }
    })
    .await;
}

#[actix_web::test]
async fn the_consent_page_names_who_asks_with_country_domain_and_support_contact() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.organisation(Kind::Reseller, "Fabrikam", "AT").await;
        portal.partners(&provider, &reseller).await;
        let customer = portal.a_customer().await;
        let new = through(&reseller, &[&provider], for_everybody(&provider));
        let invited = portal.invite(&provider, new).await;
        for proven in [true, false] {
            known(&portal, &provider, Some("help of the provider"), proven).await;
            known(&portal, &reseller, Some("help of the reseller"), !proven).await;
            let page = customer.get(&invited.link).await.expect(200);
            let names = [
                format!("Provider: {}", provider.organisation.name),
                format!("Reseller: {}", reseller.organisation.name),
                domain(&provider, proven),
                domain(&reseller, !proven),
            ];
            let names: Vec<_> = names.iter().map(String::as_str).collect();
            says(&page, "#who", &names);
            says(&page, "#who", &["Germany", "help of the provider"]);
            says(&page, "#who", &["Austria", "help of the reseller"]);
            says(&page, "#who", &["The link works until", "2026-05-31"]);
        }
        known(&portal, &provider, None, true).await;
        let page = customer.get(&invited.link).await.expect(200);
        says(&page, "#who", &["No support contact was given"]);
    })
    .await;
}

#[actix_web::test]
async fn the_consent_page_names_services_and_days_and_what_each_role_allows_and_does_not_allow() {
    on_each_database(async |portal| {
        let Through {
            provider,
            reseller,
            customer,
            invited,
        } = portal.an_invitation_of_both().await;
        let page = customer.get(&invited.link).await.expect(200);
        let partners = [&provider, &reseller].map(|partner| partner.organisation.name.as_str());
        for partner in partners {
            let offers = page.texts("section[data-offer]").into_iter();
            let theirs: Vec<_> = offers.filter(|offer| offer.contains(partner)).collect();
            assert_eq!(theirs.len(), 1, "{partner}: {theirs:?}");
            for words in ["Exchange Online", "Teams", "At most 90,", "2026-05-31"] {
                assert!(theirs[0].contains(words), "{words}: {}", theirs[0]);
            }
        }
        for offer in &invited.offers {
            let cells = |label: &str| {
                let cells = format!("[data-offer='{offer}'] td[data-label='{label}']");
                page.texts(&cells)
            };
            let roles = page.texts(&format!("[data-offer='{offer}'] tbody th"));
            assert_eq!(roles.len(), 2, "{roles:?}");
            let (does, does_not) = (cells("What it allows"), cells("What it does not allow"));
            let licences = roles
                .iter()
                .position(|role| role == "License Administrator");
            let licences = licences.unwrap();
            assert!(does[licences].contains("give licences to your people"));
            assert!(does_not[licences].contains("cannot buy licences"));
            let readers = roles.iter().position(|role| role == "Directory Readers");
            let readers = readers.unwrap();
            assert!(does[readers].contains("see the list of your people"));
            assert!(does_not[readers].contains("cannot change anything"));
        }
    })
    .await;
}

#[actix_web::test]
async fn the_consent_page_says_what_does_not_change_and_under_which_agreement_it_is() {
    on_each_database(async |portal| {
        let (provider, customer, invited) = portal.an_invitation().await;
        let page = customer.get(&invited.link).await.expect(200);
        let unchanged = [
            "its owner, its terms and the partner",
            "Other partners keep the rights",
            "is not billed for it, and cannot remove its seats",
            "take each of them back at once",
        ];
        says(&page, "#unchanged", &unchanged);
        let name = provider.organisation.name.as_str();
        let version = format!("Version 1 of the agreement of {name}");
        says(&page, "#terms", &[&version]);
        let text = format!("{}/agreement.txt", invited.link);
        assert!(page.has(&format!("#terms a[href='{text}']")));
        assert!(page.has("#terms input[name=agreement]:not([checked])"));
        assert!(page.has("#terms input[name=signatory_name]"));
    })
    .await;
}

#[actix_web::test]
async fn where_no_rights_are_asked_the_pages_speak_of_none() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let mut new = for_everybody(&provider);
        new.delegates.clear();
        let invited = portal.invite(&provider, new).await;
        let landing = portal.a_visitor().get(&invited.link).await.expect(200);
        says(&landing, "#asked", &["No rights are asked."]);
        assert!(!landing.text("#asked").contains("less than is asked"));
        let page = customer.get(&invited.link).await.expect(200);
        let name = provider.organisation.name.as_str();
        let becomes = format!("You become a customer of {name}. No rights are asked.");
        says(&page, "#consent", &["What you agree to", &becomes]);
        assert_eq!(page.text("#consent button.primary"), "Accept");
        for part in ["#consent", "#unchanged"] {
            let said = page.text(part);
            for words in ["What you grant", "rights below", "rights here", "and grant"] {
                assert!(!said.contains(words), "{words}: {said}");
            }
        }
        customer.accept(&invited, &[]).await.expect(303);
    })
    .await;
}
