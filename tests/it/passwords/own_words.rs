//! No password is made of what others know of its owner (P1), and a mail for a new one goes to the address as it is kept
//! (P5).
use super::{NEW, email_of};
use crate::{
    client::{Answer, Client},
    harness::{Portal, on_each_database},
    people::{PASSWORD, Person},
};
use multichannel::domain::organisation::Kind;

/// It was refused for being made of own words, beside the field.
fn is_made_of_own_words(answer: Answer) -> bool {
    let why = answer.expect(422).text("#password-error");
    why.contains("organisation")
}

/// Long enough, and made of the name of this organisation.
fn made_of(name: &str) -> String {
    format!("{name} 2026 2027 2028")
}

/// The person's organisation has a name that is in no address and no name of hers.
async fn is_called(person: &Person, name: &str) {
    let form = [("name", name), ("language", "en")];
    let settings = person.at("/settings");
    person.post(&settings, &form).await.expect(303);
}

/// The person becomes a member of another organisation.
async fn joins(portal: &Portal, person: &Person, other: &Person) {
    let form = [
        ("email", person.email.as_str()),
        ("name", "Ana"),
        ("agent_role", "none"),
        ("admin_role", "none"),
    ];
    let added = other.post(&other.at("/members"), &form).await;
    added.expect(303);
    portal.the_mail().await;
    let account = person.get("/account").await.expect(200);
    let join = account.attribute("form[action$='/join']", "action");
    person.post(&join, &[]).await.expect(303);
}

#[actix_web::test]
async fn a_changed_password_is_made_of_no_name_of_an_own_organisation() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        is_called(&ana, "Proseware").await;
        let other = portal.organisation(Kind::Reseller, "Tailspin", "DE").await;
        joins(&portal, &ana, &other).await;
        let change = async |password: &str| {
            let form = [("current_password", PASSWORD), ("password", password)];
            ana.post("/account/password", &form).await
        };
        for own in ["Proseware", "Tailspin"] {
            let refused = change(made_of(own).as_str()).await;
            assert!(is_made_of_own_words(refused), "{own}");
        }
        // What has nothing to do with her is no word of hers.
        change(made_of("Wingtip").as_str()).await.expect(303);
    })
    .await;
}

#[actix_web::test]
async fn a_new_password_for_a_forgotten_one_is_made_of_none_either() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        is_called(&ana, "Proseware").await;
        let visitor = portal.a_visitor();
        let forgot = [("email", ana.email.as_str())];
        visitor.post("/password/forgot", &forgot).await.expect(303);
        let letter = portal.the_mail().await;
        let own = made_of("Proseware");
        let refused = visitor.post(letter.link(), &[("password", &own)]).await;
        assert!(is_made_of_own_words(refused));
        // The link is as good as before.
        let set = visitor.post(letter.link(), &[("password", NEW)]).await;
        set.expect(303);
    })
    .await;
}

#[actix_web::test]
async fn a_first_password_is_not_made_of_the_organisation_that_is_joined_by_it() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let form = [
            ("email", "ben@somewhere.example"),
            ("name", "Ben Ito"),
            ("agent_role", "none"),
            ("admin_role", "none"),
        ];
        ana.post(&ana.at("/members"), &form).await.expect(303);
        let letter = portal.the_mail().await;
        let ben = Client::new(&portal.address);
        let own = made_of("Northwind");
        let refused = ben.post(letter.link(), &[("password", &own)]).await;
        assert!(is_made_of_own_words(refused));
        let set = ben.post(letter.link(), &[("password", NEW)]).await;
        set.expect(303);
    })
    .await;
}

#[actix_web::test]
async fn the_mail_for_a_new_password_goes_to_the_address_as_it_is_kept() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let typed = ana.email.to_uppercase();
        assert_ne!(typed, ana.email);
        let visitor = portal.a_visitor();
        let form = [("email", typed.as_str())];
        visitor.post("/password/forgot", &form).await.expect(303);
        assert_eq!(email_of(&portal.the_mail().await.to), ana.email);
    })
    .await;
}
