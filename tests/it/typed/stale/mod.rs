//! An old page undoes nothing that was changed since (P17).
mod groups;
mod hand_over;
mod members;
mod requests;
mod settings;
mod shared;

use crate::{
    access::READER, client::Answer, forms::select, harness::on_each_database, people::Person,
    subscriptions::with,
};
use scraper::ElementRef;

const LICENCES: &str = "license-administrator";

/// The version of what a page shows.
async fn version(person: &Person, path: &str) -> String {
    let page = person.get(path).await.expect(200);
    page.attribute("main form [name=version]", "value")
}

/// All that is different is said beside its field, and not once more above the form.
const MARKED: &str = "";

/// Sends an old page: it comes back with this field as it was typed, and names what is different now, in these words alone.
async fn comes_back(
    person: &Person,
    path: &str,
    form: &[(&str, &str)],
    (field, different): (&str, &str),
) -> Answer {
    let back = person.post(path, form).await.expect(409);
    let said = back.text(".problems");
    let now = match different {
        MARKED => "Look at the marked fields".to_owned(),
        _ => format!("Now: {different}. Check the form"),
    };
    let exactly = format!(
        "This was changed after you opened the page, so nothing was done. {now} and send it again."
    );
    assert!(said.contains(&exactly), "{said}");
    let (_, typed) = form.iter().find(|(name, _)| *name == field).unwrap();
    assert_eq!(back.attribute(&format!("#{field}"), "value"), *typed);
    back
}

/// Both sides changed this field: beside it stands what it says now, and the summary leads there.
fn clashes(back: &Answer, field: &str, now: &str) {
    assert_eq!(back.text(&format!("#{field}-error")), now);
    assert_eq!(back.text(&format!(".problems a[href='#{field}']")), now);
}

/// The same form about what the page says now is done, and once more it changes nothing.
async fn is_done(person: &Person, path: &str, form: &[(&str, &str)], back: &Answer) {
    let version = back.attribute("main form [name=version]", "value");
    let again = with(form, &[("version", version.as_str())]);
    for _ in 0..2 {
        person.post(path, &again).await.expect(303);
    }
}

/// Sends the form to this address as its page shows it.
async fn goes_again(person: &Person, path: &str, page: &Answer) {
    let form = as_it_stands(page, path);
    let form: Vec<_> = form
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    person.post(path, &form).await.expect(303);
}

/// The form to this address, as browsers would send it.
fn as_it_stands(page: &Answer, action: &str) -> Vec<(String, String)> {
    let html = page.page();
    let forms = select(html.root_element(), &format!("form[action='{action}']"));
    let fields = select(forms[0], "input[name], select[name], textarea[name]");
    fields.into_iter().filter_map(sent).collect()
}

fn sent(field: ElementRef<'_>) -> Option<(String, String)> {
    let element = field.value();
    let value = |of: &ElementRef<'_>| of.value().attr("value").unwrap_or_default().to_owned();
    let value = match (element.name(), element.attr("type")) {
        ("select", _) => {
            let (chosen, all) = (select(field, "option[selected]"), select(field, "option"));
            chosen.first().or(all.first()).map(value)?
        }
        ("textarea", _) => field.text().collect::<String>().replace('\n', "\r\n"),
        (_, Some("checkbox" | "radio")) if element.attr("checked").is_none() => return None,
        _ => value(&field),
    };
    Some((element.attr("name")?.to_owned(), value))
}

#[actix_web::test]
async fn what_was_set_of_a_subscription_stays() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let tail = customer.bought(&[]).await;
        let at = |verb: &str| customer.at(&format!("{tail}/{verb}"));
        let seats = at("seats");
        let old = version(&customer, &seats).await;
        customer
            .post(&seats, &[("seats", "1500")])
            .await
            .expect(303);
        let form = [("seats", "30"), ("version", old.as_str())];
        let back = comes_back(&customer, &seats, &form, ("seats", MARKED)).await;
        clashes(&back, "seats", "Seats now: 1,500");
        let page = customer.get(&seats).await.expect(200);
        assert_eq!(page.attribute("#seats", "value"), "1500");
        is_done(&customer, &seats, &form, &back).await;

        let renewal = at("renewal");
        let old = version(&customer, &renewal).await;
        let set = [("term_ends_on", "2027-03-02"), ("auto_renew", "yes")];
        customer.post(&renewal, &set).await.expect(303);
        let form = [("term_ends_on", "2028-01-31"), ("version", old.as_str())];
        let different = ("term_ends_on", "Renews itself (yes)");
        let back = comes_back(&customer, &renewal, &form, different).await;
        assert!(back.has("[name=auto_renew][checked]") && !back.has(".error"));
        let page = customer.subscription(&tail).await.expect(200);
        assert!(page.text(".facts").contains("2027-03-02 Renews itself"));
        goes_again(&customer, &renewal, &back).await;
        let page = customer.subscription(&tail).await.expect(200);
        assert!(page.text(".facts").contains("2028-01-31 Renews itself"));
        let changed = portal.deeds(&customer, "subscription-renewal-changed");
        assert_eq!(changed.await, 2);
    })
    .await;
}

#[actix_web::test]
async fn what_was_said_of_a_person_stays() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let tail = customer.lists("Ana", "ana@x.example", "Sales").await;
        let (path, edit) = (customer.at(&tail), customer.at(&format!("{tail}/edit")));
        let old = version(&customer, &edit).await;
        let ana = [
            ("name", "Ana"),
            ("email", "ana@x.example"),
            ("department", ""),
        ];
        customer.post(&path, &ana).await.expect(303);
        let form = [
            ("name", "Ana Ito"),
            ("email", "ana@x.example"),
            ("department", "Sales"),
            ("version", old.as_str()),
        ];
        let different = ("name", "Department (empty)");
        let back = comes_back(&customer, &path, &form, different).await;
        assert_eq!(back.attribute("#department", "value"), "");
        assert_eq!(customer.people("").await, ["Ana"]);
        goes_again(&customer, &path, &back).await;
        assert_eq!(customer.people("").await, ["Ana Ito"]);
        let page = customer.get(&edit).await.expect(200);
        assert_eq!(page.attribute("#department", "value"), "");
        assert_eq!(portal.deeds(&customer, "person-changed").await, 2);
    })
    .await;
}

#[actix_web::test]
async fn roles_that_were_taken_from_a_group_are_not_given_back() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER, LICENCES]).await;
        let admin = &desk.partner;
        let group = desk.group.rsplit('/').next().unwrap();
        let path = admin.at(&format!("{}/assignments", desk.delegation));
        let old = version(admin, &format!("{path}?group={group}")).await;
        let less = admin.lends(&desk.delegation, &desk.group, &[READER]).await;
        less.expect(303);
        let form = [
            ("group", group),
            ("role", READER),
            ("role", LICENCES),
            ("version", old.as_str()),
        ];
        let back = admin.post(&path, &form).await.expect(409);
        let said = back.text(".problems");
        assert!(said.contains("Now: Roles (Directory Readers)."), "{said}");
        assert!(back.has("#role-directory-readers[checked]"));
        assert!(!back.has("#role-license-administrator[checked]"));
        assert!(!back.has(".error"));
        goes_again(admin, &path, &back).await;
        let page = admin.get(&path).await.expect(200);
        assert!(!page.text("tbody").contains("License Administrator"));
        // The page showed nothing of another group, which can be chosen on it.
        let second = portal.group(admin, "Second desk", &[]).await;
        let second = second.rsplit('/').next().unwrap();
        let other = [&[("group", second)][..], &form[1..]].concat();
        admin.post(&path, &other).await.expect(303);
        is_done(admin, &path, &form, &back).await;
        let page = admin.get(&path).await.expect(200);
        let roles = page.texts("tbody [data-label=Roles]");
        assert_eq!(roles, ["Directory Readers, License Administrator"; 2]);
    })
    .await;
}
