//! Promises that span the product: where links come from, and where people are sent on.
use crate::{
    addresses::Filler,
    client::{Answer, Client},
    harness::on_each_database,
    people::PASSWORD,
    tree::none,
    world::World,
};
use multichannel::web::routes;
use reqwest::Method;

/// What a client or a proxy that nobody configured may claim.
const CLAIMS: [(&str, &str); 6] = [
    ("sec-fetch-site", "same-origin"),
    ("host", "evil.example"),
    ("x-forwarded-host", "evil.example"),
    ("x-forwarded-proto", "https"),
    ("x-forwarded-for", "192.0.2.7"),
    ("forwarded", "host=evil.example;proto=https;for=192.0.2.7"),
];

#[actix_web::test]
async fn what_a_request_claims_about_its_host_never_reaches_a_link() {
    on_each_database(async |portal| {
        let world = World::found(&portal, "kanariaeins").await;
        let visitor = portal.a_visitor();
        let mut faults = Vec::new();
        for house in world.houses() {
            let filler = Filler {
                slug: house.slug(),
                house: Some(house),
                world: &world,
            };
            for route in routes::all().iter().filter(|route| route.method == "GET") {
                let path = filler.fill(route.pattern);
                for browser in [&visitor, house.founder()] {
                    let answer = browser.send(Method::GET, &path, None, &CLAIMS).await;
                    let all = format!("{:?}{}", answer.headers, answer.body);
                    if all.contains("evil.example") || all.contains("192.0.2.7") {
                        faults.push(format!("{path} repeats what the request claimed"));
                    }
                }
            }
        }
        none(faults);
        let email = &world.provider.founder().email;
        let form = format!("email={}", email.replace('@', "%40"));
        let answer = portal
            .a_visitor()
            .send(Method::POST, "/password/forgot", Some(form), &CLAIMS)
            .await;
        assert_eq!(answer.expect(303).location, "/password/sent");
        assert!(portal.link_to(email).await.starts_with(&portal.address));
    })
    .await;
}

/// Where nobody may be sent on to.
const ELSEWHERE: [&str; 16] = [
    "https://evil.example/",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/%5Cevil.example",
    "/account@evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "/account\r\nLocation: https://evil.example",
    "/account#@evil.example",
    "/../evil.example",
    "/.evil.example",
    " https://evil.example",
    "/account\u{1}",
    "/o/é",
];

#[actix_web::test]
async fn nobody_is_sent_on_to_another_site_or_to_what_is_no_page() {
    on_each_database(async |portal| {
        for next in ELSEWHERE {
            // Another person each time: guesses at one account are counted.
            let person = portal.a_customer().await;
            let sign_in = [
                ("email", person.email.as_str()),
                ("password", PASSWORD),
                ("next", next),
            ];
            let browser = Client::new(&portal.address);
            let signed_in = browser.post("/signin", &sign_in).await.expect(303);
            assert_eq!(signed_in.location, "/", "{next:?} after signing in");
            let again = [("password", PASSWORD), ("next", next)];
            let proven = browser.post("/reauthenticate", &again).await.expect(303);
            assert_eq!(proven.location, "/", "{next:?} after the password");
        }
        let person = portal.a_customer().await;
        let next = person.at("/activity");
        let sign_in = [
            ("email", person.email.as_str()),
            ("password", PASSWORD),
            ("next", &next),
        ];
        let signed_in = portal
            .a_visitor()
            .post("/signin", &sign_in)
            .await
            .expect(303);
        assert_eq!(signed_in.location, next);
    })
    .await;
}

#[actix_web::test]
async fn the_form_to_sign_in_carries_only_pages_of_ours() {
    on_each_database(async |portal| {
        for next in ELSEWHERE {
            let encoded =
                percent_encoding::utf8_percent_encode(next, percent_encoding::NON_ALPHANUMERIC);
            let page = portal
                .a_visitor()
                .get(&format!("/signin?next={encoded}"))
                .await;
            assert!(!page.body.contains("evil.example"), "{next:?}");
            assert!(!page.body.contains("javascript:"), "{next:?}");
        }
    })
    .await;
}

#[actix_web::test]
async fn a_client_is_not_another_because_it_says_so() {
    on_each_database(async |portal| {
        let visitor = portal.a_visitor();
        let mut refused = None;
        for guess in 0..12 {
            let claimed = format!("192.0.2.{guess}");
            let headers = [
                ("sec-fetch-site", "same-origin"),
                ("x-forwarded-for", claimed.as_str()),
                ("forwarded", "for=198.51.100.1"),
                ("x-real-ip", claimed.as_str()),
            ];
            let guess =
                "email=somebody%40nowhere.example&password=a+guess+that+is+wrong".to_owned();
            let answer = visitor
                .send(Method::POST, "/signin", Some(guess), &headers)
                .await;
            refused = refused.or((answer.status == 429).then_some(answer));
        }
        let refused = refused.expect("as many guesses as addresses that were claimed");
        assert!(refused.headers.contains_key("retry-after"));
    })
    .await;
}

#[actix_web::test]
async fn files_that_never_change_are_kept_and_pages_never_are() {
    on_each_database(async |portal| {
        let visitor = portal.a_visitor();
        let kept = |answer: &Answer| answer.headers["cache-control"].to_str().unwrap().to_owned();
        let page = visitor.get("/signin").await.expect(200);
        assert_eq!(kept(&page), "no-store");
        for (selector, name) in [("link[rel=stylesheet]", "href"), ("script[src]", "src")] {
            let href = page.attribute(selector, name);
            let file = visitor.get(&href).await.expect(200);
            assert_eq!(kept(&file), "public, max-age=31536000, immutable");
            let (above, name) = href.rsplit_once('/').unwrap();
            let other = format!("{}0/{name}", &above[..above.len() - 1]);
            let other = if other == href {
                href.replace("/static/", "/static/1")
            } else {
                other
            };
            assert_eq!(kept(&visitor.get(&other).await.expect(404)), "no-store");
        }
    })
    .await;
}
