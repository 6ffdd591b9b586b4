//! The log of the program itself (P32): every address of the table, called with words that must not be in it.
use super::{Serving, folder};
use crate::client::Client;
use multichannel::web::routes;
use reqwest::Method;
use std::time::Duration;

/// The address of the pattern: what stands between braces becomes words that look like a token.
fn marked(pattern: &str) -> String {
    let mut parts = pattern.split(['{', '}']);
    let mut path = parts.next().unwrap().to_owned();
    while let (Some(_), Some(after)) = (parts.next(), parts.next()) {
        path += "kanaria0kanaria0kanaria0kanaria0kanaria0kan";
        path += after;
    }
    path
}

#[actix_web::test]
async fn the_log_holds_route_patterns_and_never_a_token_query_cookie_or_body() {
    let folder = folder();
    let server = Serving::start(folder.path(), |_| ());
    let visitor = Client::new(&server.address);
    let headers = [
        ("sec-fetch-site", "same-origin"),
        ("cookie", "multichannel=kanaria-cookie"),
        ("user-agent", "kanaria-agent"),
        ("referer", "https://kanaria.example/"),
    ];
    let body = "email=kanaria%40body.example&password=kanaria-password-in-the-body&kanaria=1";
    let send = async |method: Method, path: &str| {
        let body = (method == Method::POST).then(|| body.to_owned());
        visitor.send(method, path, body, &headers).await
    };
    for route in routes::all() {
        let path = format!(
            "{}?next=%2Fkanaria&invitation=kanaria",
            marked(route.pattern)
        );
        let method = Method::from_bytes(route.method.as_str().as_bytes()).unwrap();
        send(method, &path).await;
    }
    send(Method::GET, "/nowhere/kanaria-path").await.expect(404);
    server.terminate();
    let log = server.ended(Duration::from_secs(5));
    assert!(!log.contains("kanaria"), "{log}");
    let lines = log
        .lines()
        .map(|line| serde_json::from_str(line).expect(line));
    let lines: Vec<serde_json::Value> = lines.collect();
    for line in lines.iter().filter(|line| line["route"].is_string()) {
        let id = line["request"].as_str().unwrap_or_default();
        let said = id.len() == 16 && line["ms"].is_u64() && line["person"] == "none";
        assert!(said, "{line}");
    }
    for route in routes::all() {
        let is_its = |line: &serde_json::Value| {
            line["route"] == route.pattern && line["method"] == route.method.as_str()
        };
        let (method, pattern) = (&route.method, route.pattern);
        assert!(lines.iter().any(is_its), "{method} {pattern} is missing");
    }
    assert!(
        lines
            .iter()
            .any(|line| line["status"] == 404 && line["route"] == "none")
    );
}
