//! What supervisors and every browser see, whatever the page.
use crate::{client::Client, harness::on_each_database};
use reqwest::Method;

#[actix_web::test]
async fn the_portal_is_alive_and_ready() {
    on_each_database(async |portal| {
        let visitor = portal.a_visitor();
        assert_eq!(visitor.get("/healthz").await.expect(200).body, "ok");
        assert_eq!(visitor.get("/readyz").await.expect(200).body, "ok");
    })
    .await;
}

#[actix_web::test]
async fn every_answer_carries_the_headers_errors_included() {
    on_each_database(async |portal| {
        let visitor = portal.a_visitor();
        for path in ["/healthz", "/nowhere", "/static/0/app.css"] {
            let answer = visitor.get(path).await;
            let header = |name: &str| {
                answer
                    .headers
                    .get(name)
                    .map(|v| v.to_str().unwrap().to_owned())
            };
            assert!(
                header("content-security-policy")
                    .unwrap()
                    .contains("default-src 'none'"),
                "{path}"
            );
            assert_eq!(header("x-content-type-options").as_deref(), Some("nosniff"));
            assert_eq!(header("referrer-policy").as_deref(), Some("no-referrer"));
            assert_eq!(header("cache-control").as_deref(), Some("no-store"));
        }
        let lost = visitor.get("/nowhere").await.expect(404);
        assert!(lost.has("meta[name=request-id]"));
    })
    .await;
}

#[actix_web::test]
async fn forms_of_other_sites_change_nothing() {
    on_each_database(async |portal| {
        let visitor = Client::new(&portal.address);
        let foreign = [
            vec![("sec-fetch-site", "cross-site")],
            vec![("sec-fetch-site", "same-site")],
            vec![("origin", "https://evil.example")],
            vec![],
        ];
        for headers in foreign {
            visitor
                .send(Method::POST, "/signin", Some(String::new()), &headers)
                .await
                .expect(403);
        }
    })
    .await;
}
