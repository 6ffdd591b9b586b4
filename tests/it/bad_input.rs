//! Nothing that somebody can send is answered with an error of ours (P24): addresses, queries and bodies that no page
//! of ours makes.
use crate::{
    addresses::{Filler, UNKNOWN_ID, UNKNOWN_SLUG},
    harness::{Portal, on_each_database},
    tree::none,
    world::World,
};
use multichannel::web::routes;
use std::{
    io::{Read, Write},
    net::TcpStream,
};

const QUERIES: [&str; 9] = [
    "?after=zzz&before=zzz&text=%25_%5C",
    "?text=%00",
    "?text=%FF",
    "?state[]=active",
    "?after=01890000-0000-7000-8000-00000000abcd&reseller=nobody&state=none",
    "?from=-1&to=99999-99-99",
    "?from=9999-12-31&to=0001-01-01",
    "?next=//evil.example&customer=%2F&invitation=x",
    "?&&==&=x",
];

const WORDS: [&str; 6] = [
    "x",
    "%00",
    "%FF%FE",
    "..%2F..%2Fetc%2Fpasswd",
    "%7Bid%7D",
    "0-0",
];

/// The address with this instead of what it names.
fn broken(world: &World, pattern: &str, word: &str) -> String {
    let filler = Filler {
        slug: UNKNOWN_SLUG,
        house: None,
        world,
    };
    let own = Filler {
        slug: world.provider.slug(),
        ..filler
    };
    let unknown = own.fill(pattern).replace(UNKNOWN_ID, word);
    match pattern.contains("{id}") {
        true => unknown,
        false => unknown.replace(world.provider.slug(), word),
    }
}

#[actix_web::test]
async fn no_address_and_no_query_is_answered_with_an_error_of_ours() {
    on_each_database(async |portal| {
        let world = World::found(&portal, "kanariaeins").await;
        let mut faults = Vec::new();
        for route in routes::all().iter().filter(|route| route.method == "GET") {
            for house in world.houses() {
                let filler = Filler {
                    slug: house.slug(),
                    house: Some(house),
                    world: &world,
                };
                let path = filler.fill(route.pattern);
                if house.founder().get(&path).await.status.as_u16() >= 400 {
                    continue;
                }
                let queries = QUERIES.iter().map(|query| format!("{path}{query}"));
                let long = format!("{path}?text={}", "z".repeat(9_000));
                let names = WORDS.map(|word| broken(&world, route.pattern, word));
                let all = queries.chain([long]).chain(names);
                for path in all {
                    let answer = house.founder().get(&path).await;
                    if answer.status.as_u16() >= 500 {
                        faults.push(format!("{path}: {}", answer.status));
                    }
                }
            }
        }
        none(faults);
    })
    .await;
}

/// Sends this as it is; the first line of the answer.
fn raw(portal: &Portal, request: &str) -> String {
    let address = portal.address.trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).unwrap();
    // Who is refused may be cut off before everything is written.
    let _ = stream.write_all(request.as_bytes());
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer);
    answer.lines().next().unwrap_or_default().to_owned()
}

#[actix_web::test]
async fn bodies_end_at_64_kib_however_they_are_sent() {
    on_each_database(async |portal| {
        let head = "POST /signin HTTP/1.1\r\nHost: portal\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\
            Content-Type: application/x-www-form-urlencoded\r\n";
        let chunk = format!("{:x}\r\n{}\r\n", 8_192, "z".repeat(8_192));
        let chunks = |count: usize| {
            let chunks = chunk.repeat(count);
            format!("{head}Transfer-Encoding: chunked\r\n\r\n{chunks}0\r\n\r\n")
        };
        assert!(raw(&portal, &chunks(8)).contains(" 422 "), "64 KiB are taken");
        assert!(raw(&portal, &chunks(9)).contains(" 413 "));
        let whole = format!("{head}Content-Length: 9999999999\r\n\r\nz");
        assert!(raw(&portal, &whole).contains(" 413 "), "before it comes");
        for nonsense in [
            format!("{head}Content-Length: -1\r\n\r\n"),
            format!("{head}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nzz"),
            "GET /\u{0} HTTP/1.1\r\n\r\n".to_owned(),
            "BREW /signin HTTP/1.1\r\nHost: portal\r\nConnection: close\r\n\r\n".to_owned(),
        ] {
            let line = raw(&portal, &nonsense);
            assert!(line.is_empty() || line.contains(" 4"), "{line}: {nonsense:?}");
        }
    })
    .await;
}
