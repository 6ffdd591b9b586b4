//! Rights that a customer gave of its own accord to a reseller that only one provider had brought: when that provider goes.
use super::how_many;
use crate::{
    delegation_requests::ASKED,
    harness::{Portal, on_each_database},
    people::Person,
};

/// A provider, its customer that is attributed to one reseller and gave rights to another, that reseller, and the rights.
struct Brought {
    provider: Person,
    customer: Person,
    reseller: Person,
    rights: String,
}

async fn brought(portal: &Portal) -> Brought {
    let (provider, _, customer) = portal.all_three().await;
    let reseller = portal.a_reseller_of(&provider).await;
    let grant = [ASKED[0], ASKED[2], ASKED[3]];
    customer.grant(&reseller, &grant).await.expect(303);
    Brought {
        rights: reseller.newest().await,
        provider,
        customer,
        reseller,
    }
}

impl Person {
    /// The provider's page of its partnership with this reseller.
    async fn partnership_with(&self, reseller: &Person) -> String {
        let list = self.get(&self.at("/resellers")).await.expect(200);
        let names = list.texts("tbody th a");
        let pages = list.attributes("tbody th a", "href");
        let mut all = names.iter().zip(pages);
        let name = reseller.organisation.name.as_str();
        let found = all.find(|(named, _)| named.contains(name));
        found.expect("a partnership").1
    }
    async fn parts_from(&self, reseller: &Person) -> String {
        let page = self.partnership_with(reseller).await;
        self.post(&format!("{page}/end"), &[]).await.expect(303);
        page
    }
    /// What the partnership's page and the form for asking say, and the status of an ask about these rights.
    async fn knows(&self, page: &str, rights: &str) -> (String, u16) {
        let shown = self.get(page).await.expect(200).text("main");
        let ask = format!("{page}/ask-to-end");
        let form = self.get(&ask).await.expect(200).text("main");
        let fields = [
            ("delegation", &rights["/delegations/".len()..]),
            ("reason", "We parted"),
        ];
        let status = self.post(&ask, &fields).await.status.as_u16();
        (shown + form.as_str(), status)
    }
}

#[actix_web::test]
async fn rights_of_a_reseller_that_nobody_is_attributed_to_are_listed_and_asked_about() {
    on_each_database(async |portal| {
        let all = brought(&portal).await;
        let (provider, customer) = (&all.provider, &all.customer);
        let page = provider.partnership_with(&all.reseller).await;
        let name = customer.organisation.name.as_str();
        let before = provider.get(&format!("{page}/end")).await.expect(200);
        assert!(before.text("main").contains(name), "before it ends");
        provider.parts_from(&all.reseller).await;
        portal.new_mails().await;
        let (said, status) = provider.knows(&page, &all.rights).await;
        assert!(said.matches(name).count() >= 2, "{said}");
        assert_eq!(status, 303);
        let mail = portal.the_mail().await;
        assert!(mail.to.contains(&customer.email), "{}", mail.to);
        assert!(mail.text.contains("We parted"), "{}", mail.text);
        let shown = customer.get(&customer.at(&all.rights)).await.expect(200);
        assert!(shown.text("#ends").contains("We parted"));
    })
    .await;
}

#[actix_web::test]
async fn rights_that_another_provider_works_on_too_are_none_of_its_business() {
    on_each_database(async |portal| {
        let all = brought(&portal).await;
        let other = portal.a_provider().await;
        portal.relate(&other, &all.customer).await;
        portal.partners(&other, &all.reseller).await;
        let page = all.provider.parts_from(&all.reseller).await;
        let name = all.customer.organisation.name.as_str();
        let (said, status) = all.provider.knows(&page, &all.rights).await;
        assert!(!said.contains(name), "{said}");
        assert_eq!(status, 404);
    })
    .await;
}

#[actix_web::test]
async fn rights_that_another_provider_had_brought_stay_its_own_when_it_goes() {
    on_each_database(async |portal| {
        for with_the_partnership in [true, false] {
            let (provider, _, customer) = portal.all_three().await;
            let reseller = portal.a_reseller_of(&provider).await;
            let other = portal.a_provider().await;
            portal.relate(&other, &customer).await;
            portal.partners(&other, &reseller).await;
            portal.pass_days(1);
            for person in [&provider, &customer, &reseller, &other] {
                person.sign_in().await;
            }
            let grant = [ASKED[0], ASKED[2], ASKED[3]];
            customer.grant(&reseller, &grant).await.expect(303);
            let rights = reseller.newest().await;
            portal.pass_days(1);
            for person in [&provider, &customer, &reseller, &other] {
                person.sign_in().await;
            }
            match with_the_partnership {
                true => {
                    other.parts_from(&reseller).await;
                }
                false => {
                    let remove = other.customer(&customer, "/remove");
                    other.post(&remove, &[]).await.expect(303);
                }
            }
            let name = customer.organisation.name.as_str();
            let page = provider.parts_from(&reseller).await;
            let (said, status) = provider.knows(&page, &rights).await;
            assert!(!said.contains(name), "{said}");
            assert_eq!(status, 404);
            let remove = provider.customer(&customer, "/remove");
            let said = provider.get(&remove).await.expect(200).text(".facts");
            let name = reseller.organisation.name.as_str();
            assert!(!said.contains(name), "{said}");
        }
    })
    .await;
}

#[actix_web::test]
async fn rights_that_were_given_after_the_two_parted_are_none_of_its_business() {
    on_each_database(async |portal| {
        let all = brought(&portal).await;
        let page = all.provider.parts_from(&all.reseller).await;
        let other = portal.a_provider().await;
        portal.pass_days(1);
        for person in [&all.provider, &all.customer, &all.reseller, &other] {
            person.sign_in().await;
        }
        portal.relate(&other, &all.customer).await;
        portal.partners(&other, &all.reseller).await;
        let grant = [ASKED[1], ("service", "intune"), ("days", "60")];
        all.customer.grant(&all.reseller, &grant).await.expect(303);
        let later = all.reseller.newest().await;
        let theirs = other.parts_from(&all.reseller).await;
        let (_, status) = all.provider.knows(&page, &later).await;
        assert_eq!(status, 404);
        let (_, status) = other.knows(&theirs, &later).await;
        assert_eq!(status, 303);
    })
    .await;
}

#[actix_web::test]
async fn who_removes_a_relationship_reads_whose_rights_stay_and_all_of_them_are_told() {
    on_each_database(async |portal| {
        let all = brought(&portal).await;
        let (provider, customer, reseller) = (&all.provider, &all.customer, &all.reseller);
        let foreign = portal.a_reseller_of(provider).await;
        let other = portal.a_provider().await;
        portal.relate(&other, customer).await;
        portal.partners(&other, &foreign).await;
        let grant = [ASKED[0], ("service", "intune"), ASKED[3]];
        customer.grant(&foreign, &grant).await.expect(303);
        let remove = provider.customer(customer, "/remove");
        let said = provider.get(&remove).await.expect(200).text(".facts");
        let name = reseller.organisation.name.as_str();
        // What stays, and who is told.
        assert_eq!(said.matches(name).count(), 2, "{said}");
        assert!(!said.contains(foreign.organisation.name.as_str()), "{said}");
        provider.post(&remove, &[]).await.expect(303);
        for (person, times) in [(reseller, 1), (&foreign, 0), (customer, 1)] {
            let told = portal.mails("relationship-removed", person).await;
            assert_eq!(told, times, "{}", person.email);
            let deed = "Removed the reseller relationship";
            let deeds = how_many(&person.deeds().await, deed);
            assert_eq!(deeds as i64, times, "{}", person.email);
        }
        assert_eq!(reseller.state(&all.rights).await.0, "active");
    })
    .await;
}

#[actix_web::test]
async fn pages_tell_of_no_relationship_that_is_none_and_offer_nobody_where_there_is_no_provider() {
    on_each_database(async |portal| {
        let all = brought(&portal).await;
        let (provider, customer) = (&all.provider, &all.customer);
        let said = async |tail: &str| {
            let page = customer.get(&customer.at(tail)).await.expect(200);
            page.text("main")
        };
        let others = format!("main a[href='{}']", customer.at("/partners/others"));
        let partners = customer.at("/partners");
        let revoke = format!("{}/revoke", all.rights);
        let page = customer.get(&partners).await.expect(200);
        assert!(page.has(&others));
        assert!(said(&revoke).await.contains("duty to support you"));
        let remove = provider.customer(customer, "/remove");
        provider.post(&remove, &[]).await.expect(303);
        let page = customer.get(&partners).await.expect(200);
        assert!(!page.has(&others), "there is nobody to grant rights to");
        let nobody = said("/partners/others").await;
        assert!(nobody.contains("You have no provider"), "{nobody}");
        let rights = said(&all.rights).await;
        assert!(!rights.contains("relationship with you"), "{rights}");
        assert!(rights.contains("nothing else ends"), "{rights}");
        let revoke = said(&revoke).await;
        assert!(!revoke.contains("duty to support you"), "{revoke}");
        let partner = format!("/partners/{}", all.reseller.organisation.id);
        let partner = said(&partner).await;
        assert!(!partner.contains("stays your partner"), "{partner}");
        assert!(partner.contains("no relationship with this organisation"));
    })
    .await;
}

#[actix_web::test]
async fn a_reseller_whose_partnership_has_ended_does_not_stay_a_partner() {
    on_each_database(async |portal| {
        let (provider, reseller, customer) = portal.all_three().await;
        let page = customer.partner(&reseller, "");
        let said = async || customer.get(&page).await.expect(200).text("main");
        let before = said().await;
        assert!(before.contains("stays your partner"), "{before}");
        provider.parts_from(&reseller).await;
        let left = said().await;
        let ended = "The partnership of this reseller with your provider has ended";
        assert!(left.contains(ended), "{left}");
        assert!(!left.contains("stays your partner"), "{left}");
    })
    .await;
}
