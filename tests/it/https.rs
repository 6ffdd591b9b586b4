//! What browsers are told where the portal is reached over TLS, and what where it is not (P7, P20).
use crate::{
    client::{Answer, Client},
    harness::on_each_database,
    people::PASSWORD,
};
use multichannel::config::PublicUrl;

/// Name and marks of the cookie that the answer sets; the marks sorted.
fn cookie(answer: &Answer) -> (String, Vec<String>) {
    let set = answer.headers["set-cookie"].to_str().unwrap();
    let (pair, marks) = set.split_once("; ").unwrap();
    let (name, _) = pair.split_once('=').unwrap();
    let mut marks: Vec<_> = marks.split("; ").map(str::to_owned).collect();
    marks.sort();
    (name.to_owned(), marks)
}

/// What the answer says of TLS in days to come; empty if nothing.
fn strict(answer: &Answer) -> &str {
    let told = answer.headers.get("strict-transport-security");
    told.map_or("", |told| told.to_str().unwrap())
}

/// Signs in there, and reads a page, a redirect, what is not there, and a file.
async fn answers(address: &str, email: &str) -> Vec<Answer> {
    let browser = Client::new(address);
    let form = [("email", email), ("password", PASSWORD)];
    let signed_in = browser.post("/signin", &form).await.expect(303);
    let page = browser.get("/account").await.expect(200);
    let style = page.attribute("link[rel=stylesheet]", "href");
    vec![
        signed_in,
        page,
        browser.get("/").await.expect(303),
        browser.get("/nowhere").await.expect(404),
        browser.get(&style).await.expect(200),
    ]
}

#[actix_web::test]
async fn over_tls_the_cookie_is_bound_to_the_host_and_browsers_stay_on_tls() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let tls = portal.beside(|app| {
            app.public_url = PublicUrl::parse("https://portal.example").unwrap();
        });
        let answers = answers(&tls.address, &ana.email).await;
        let (name, marks) = cookie(&answers[0]);
        assert_eq!(name, "__Host-multichannel");
        assert_eq!(marks, ["HttpOnly", "Path=/", "SameSite=Lax", "Secure"]);
        for answer in &answers {
            let told = strict(answer);
            assert_eq!(told, "max-age=31536000; includeSubDomains");
        }
    })
    .await;
}

#[actix_web::test]
async fn without_tls_the_cookie_works_all_the_same_and_nobody_is_told_of_tls() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let answers = answers(&portal.address, &ana.email).await;
        let (name, marks) = cookie(&answers[0]);
        assert_eq!(name, "multichannel");
        assert_eq!(marks, ["HttpOnly", "Path=/", "SameSite=Lax"]);
        for answer in &answers {
            assert_eq!(strict(answer), "");
        }
    })
    .await;
}
