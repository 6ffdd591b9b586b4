//! Ready, stopping, one server on one file (P29).
use super::{Serving, folder, refused, run};
use crate::{
    client::{Answer, Client},
    postgres,
};
use std::{
    io::{Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

#[actix_web::test]
async fn told_to_stop_it_answers_what_is_in_flight_and_ends_within_five_seconds() {
    let folder = folder();
    let server = Serving::start(folder.path(), |_| ());
    let address = server.address.trim_start_matches("http://").to_owned();
    let mut half = TcpStream::connect(&address).unwrap();
    let head = "POST /signin HTTP/1.1\r\nHost: portal\r\nSec-Fetch-Site: same-origin\r\n\
        Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 27\r\n\r\nemail=a%40b.example&";
    half.write_all(head.as_bytes()).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    let begun = Instant::now();
    server.terminate();
    std::thread::sleep(Duration::from_millis(300));
    half.write_all(b"zzz=123").unwrap();
    let mut answer = String::new();
    half.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 4"), "{answer:?}");
    assert!(answer.contains("</html>"), "{answer:?}");
    server.ended(Duration::from_secs(5).saturating_sub(begun.elapsed()));
    assert!(TcpStream::connect(&address).is_err());
}

#[actix_web::test]
async fn a_second_server_on_the_same_file_refuses_and_the_first_goes_on() {
    let folder = folder();
    let server = Serving::start(folder.path(), |_| ());
    let second = run(
        folder.path(),
        &["serve", "--listen", "127.0.0.1:18999"],
        |_| (),
    );
    refused(&second, "another server serves portal.db already");
    assert_eq!(ready(&server).await.body, "ok");
}

async fn ready(server: &Serving) -> Answer {
    Client::new(&server.address).get("/readyz").await
}

#[actix_web::test]
async fn ready_means_that_the_database_answers() {
    let folder = folder();
    let on_file = Serving::start(folder.path(), |_| ());
    assert_eq!(ready(&on_file).await.expect(200).body, "ok");
    drop(on_file);
    let Some(cluster) = postgres::server() else {
        return;
    };
    let url = cluster.fresh_database(None);
    let server = Serving::start(folder.path(), |command| {
        command.env("DATABASE_URL", &url);
    });
    assert_eq!(ready(&server).await.expect(200).body, "ok");
    cluster.drop_database(&url);
    let gone = ready(&server).await.expect(503);
    assert!(gone.headers.contains_key("retry-after"));
    // Alive all the same: restarting it would not bring the database back.
    Client::new(&server.address)
        .get("/healthz")
        .await
        .expect(200);
}
