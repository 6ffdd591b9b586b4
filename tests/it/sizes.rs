//! How much a browser loads: little, and nothing from elsewhere.
use crate::{
    client::{Answer, Client},
    harness::Portal,
    world::World,
};

const KILO: usize = 1024;

/// How many bytes come over the wire for this file or page, to a browser that takes them compressed.
async fn weight(portal: &Portal, path: &str, cookie: &str) -> usize {
    let address = format!("{}{path}", portal.address);
    let mut asked = reqwest::Client::new().get(address);
    asked = asked.header("accept-encoding", "gzip");
    if !cookie.is_empty() {
        asked = asked.header("cookie", cookie);
    }
    let answer = asked.send().await.unwrap();
    assert_eq!(answer.status(), 200, "{path}");
    answer.bytes().await.unwrap().len()
}

/// What a page has the browser load besides.
fn parts(page: &Answer) -> Vec<String> {
    let mut all = page.attributes("link[href]", "href");
    for selector in ["script[src]", "img[src]", "iframe[src]", "source[src]"] {
        all.extend(page.attributes(selector, "src"));
    }
    all
}

#[actix_web::test]
async fn the_style_has_twelve_kilobytes_compressed_at_most_and_the_script_four() {
    let Some(portal) = Portal::start("sqlite").await else {
        return;
    };
    let visitor = portal.a_visitor();
    let page = visitor.get("/signin").await.expect(200);
    let mut styles = 0;
    for path in page.attributes("link[rel=stylesheet]", "href") {
        styles += weight(&portal, &path, "").await;
    }
    assert!((1..=12 * KILO).contains(&styles), "{styles} bytes of style");
    let mut scripts = 0;
    for path in page.attributes("script[src]", "src") {
        scripts += visitor.get(&path).await.expect(200).body.len();
    }
    assert!((1..=4 * KILO).contains(&scripts), "{scripts} of script");
}

/// The page with all that it loads, compressed; everything of it comes from the portal.
async fn whole(portal: &Portal, browser: &Client, path: &str, cookie: &str) -> usize {
    let page = browser.get(path).await.expect(200);
    let mut whole = weight(portal, path, cookie).await;
    for part in parts(&page) {
        let own = part.starts_with('/') && !part.starts_with("//");
        assert!(own, "{path} loads {part}");
        whole += weight(portal, &part, cookie).await;
    }
    whole
}

#[actix_web::test]
async fn a_first_page_with_all_that_belongs_to_it_has_forty_kilobytes_at_most() {
    let Some(portal) = Portal::start("sqlite").await else {
        return;
    };
    let world = World::found(&portal, "kanariaeins").await;
    let invitation = format!("/i/{}", world.tokens["i"]);
    let visitor = portal.a_visitor();
    for path in ["/", "/signin", &invitation] {
        let whole = whole(&portal, &visitor, path, "").await;
        assert!(whole <= 40 * KILO, "{path} has {whole} bytes");
    }
    for house in world.houses() {
        let form = [
            ("email", house.founder().email.as_str()),
            ("password", crate::people::PASSWORD),
        ];
        let browser = portal.a_visitor();
        let signed_in = browser.post("/signin", &form).await.expect(303);
        let cookie = signed_in.headers["set-cookie"].to_str().unwrap();
        let (cookie, _) = cookie.split_once(';').unwrap();
        let home = house.founder().at("");
        let whole = whole(&portal, &browser, &home, cookie).await;
        assert!(whole <= 40 * KILO, "{home} has {whole} bytes");
    }
}
