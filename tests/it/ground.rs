//! The ground that the other tests stand on: is it there, and does it find what it should?
use crate::{browser, postgres};
use diesel::prelude::*;
use diesel::{connection::SimpleConnection, dsl::sql, select, sql_types::Integer};
use serde_json::json;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::thread;
use thirtyfour::By;

#[test]
fn a_fresh_database_answers_and_a_copy_holds_what_its_template_held() {
    let Some(server) = postgres::server() else {
        return;
    };
    let template = server.fresh_database(None);
    let mut connection = postgres::connect(&template).unwrap();
    let one: i32 = select(sql::<Integer>("1"))
        .get_result(&mut connection)
        .unwrap();
    assert_eq!(one, 1);
    connection
        .batch_execute("CREATE TABLE kept (n INTEGER); INSERT INTO kept VALUES (7)")
        .unwrap();
    drop(connection);

    let copy = server.fresh_database(Some(&template));
    let kept = select(sql::<Integer>("(SELECT n FROM kept)"));
    assert_eq!(
        kept.get_result::<i32>(&mut postgres::connect(&copy).unwrap()),
        Ok(7)
    );
    server.drop_database(&copy);
    server.drop_database(&template);
}

const GOOD: &str = r#"<!doctype html><html lang="en"><head><title>Good</title><meta name="viewport" content="width=device-width">
<script>addEventListener("DOMContentLoaded", () => document.querySelector("h1").textContent = "With script")</script></head>
<body><main><h1>Without script</h1></main></body></html>"#;

/// Serves one page on every address for as long as the process lives.
fn site(page: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let mut request = BufReader::new(&stream).lines();
            while request
                .next()
                .is_some_and(|line| line.is_ok_and(|line| !line.is_empty()))
            {}
            let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n";
            let _ = write!(
                &stream,
                "{head}Content-Length: {}\r\n\r\n{page}",
                page.len()
            );
        }
    });
    address
}

#[actix_web::test]
async fn the_browser_runs_scripts_only_where_it_should() {
    for (javascript, words) in [(true, "With script"), (false, "Without script")] {
        let Some(driver) = browser::driver(javascript, 360, 740, javascript).await else {
            return;
        };
        driver.goto(site(GOOD.to_owned())).await.unwrap();
        assert_eq!(
            driver
                .find(By::Css("h1"))
                .await
                .unwrap()
                .text()
                .await
                .unwrap(),
            words
        );
        let seen = driver.execute("return [innerWidth, innerHeight, matchMedia('(prefers-color-scheme: dark)').matches]", vec![]).await.unwrap();
        assert_eq!(seen.json(), &json!([360, 740, javascript]));
        driver.quit().await.unwrap();
    }
}

#[actix_web::test]
async fn axe_finds_the_planted_fault_and_nothing_on_a_good_page() {
    let bad = GOOD.replace("</main>", r#"<img src="x.png"></main>"#);
    for javascript in [true, false] {
        let Some(driver) = browser::driver(javascript, 1280, 900, false).await else {
            return;
        };
        driver.goto(site(GOOD.to_owned())).await.unwrap();
        let found = browser::axe(&driver).await;
        assert!(found.is_empty(), "{found:?}");
        driver.goto(site(bad.clone())).await.unwrap();
        let found = browser::axe(&driver).await;
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(
            (found[0].id.as_str(), found[0].impact.as_deref()),
            ("image-alt", Some("critical"))
        );
        assert_eq!(
            (found[0].targets.join(" "), found[0].help.is_empty()),
            ("img".to_owned(), false)
        );
        driver.quit().await.unwrap();
    }
}
