//! The mailbox of the demo.
use super::ANA;
use crate::harness::{Portal, on_each_database};

#[actix_web::test]
async fn the_demo_shows_its_mail_to_everybody() {
    on_each_database(async |portal| {
        let visitor = portal.a_visitor();
        let empty = visitor.get("/demo/mailbox").await.expect(200);
        assert!(!empty.has("table"));
        portal.a_mail().await;
        let link = portal.link_to(ANA).await;
        let list = visitor.get("/demo/mailbox").await.expect(200);
        assert_eq!(list.texts("tbody th"), ["Set a new password"]);
        let mail = list.attribute("tbody th a", "href");
        let mail = visitor.get(&mail).await.expect(200);
        assert_eq!(mail.attribute(".letter a", "href"), link);
        assert!(mail.text(".facts").contains(ANA));
        visitor.get("/demo/mailbox/none.eml").await.expect(404);
    })
    .await;
}

#[actix_web::test]
async fn only_the_demo_has_a_mailbox() {
    let Some(portal) = Portal::start("sqlite").await else {
        return;
    };
    let app = multichannel::web::app::App {
        mailbox: None,
        ..portal.app.clone()
    };
    let service = actix_web::test::init_service(multichannel::web::server::application(app)).await;
    for path in ["/demo/mailbox", "/demo/mailbox/x.eml"] {
        let request = actix_web::test::TestRequest::get().uri(path).to_request();
        let answer = actix_web::test::call_service(&service, request).await;
        assert_eq!(answer.status(), 404, "{path}");
    }
}
