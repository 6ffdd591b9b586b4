//! Whoever sends slowly, or nothing at all, does not hold a connection for long (P24).
use super::{Serving, folder};
use std::{
    io::{ErrorKind, Read, Write},
    net::TcpStream,
    thread,
    time::{Duration, Instant},
};

/// The longest that any of them may be kept, with room for a busy machine.
const LONGEST: Duration = Duration::from_secs(50);

/// Sends this, then `drip` every two seconds, until the server has ended the connection; what it said until then.
fn kept_waiting(address: &str, sent: &str, drip: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(sent.as_bytes()).unwrap();
    let drop_by = Duration::from_secs(2);
    stream.set_read_timeout(Some(drop_by)).unwrap();
    let (begun, mut said) = (Instant::now(), Vec::new());
    let mut some = [0; 4096];
    while begun.elapsed() < LONGEST {
        match stream.read(&mut some) {
            Ok(0) => return String::from_utf8_lossy(&said).into_owned(),
            Ok(read) => said.extend_from_slice(&some[..read]),
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                // The server may have ended it in this moment: the next read says so.
                drop(stream.write_all(drip.as_bytes()));
            }
            Err(_) => return String::from_utf8_lossy(&said).into_owned(),
        }
    }
    panic!("still open after {LONGEST:?}: {sent}");
}

/// A form that is sent to `path` in pieces, of which this is the first; the length is never said.
fn in_pieces(serving: &Serving, path: &str) -> String {
    let (first, address) = ("email=a", &serving.address);
    let host = address.trim_start_matches("http://");
    format!(
        "POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: {address}\r\nTransfer-Encoding: chunked\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\n{:x}\r\n{first}\r\n",
        first.len()
    )
}

/// The next piece: one byte.
const PIECE: &str = "1\r\nx\r\n";

#[test]
fn slow_and_idle_connections_are_closed() {
    let folder = folder();
    let serving = Serving::start(folder.path(), |_| ());
    let address = serving.address.trim_start_matches("http://");
    let form = format!(
        "POST /signin HTTP/1.1\r\nHost: {address}\r\nOrigin: {}\r\nContent-Length: 200\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\nemail=a",
        serving.address
    );
    let other = form.replace("x-www-form-urlencoded", "octet-stream");
    let idle = format!("GET /healthz HTTP/1.1\r\nHost: {address}\r\n\r\n");
    let pieces = in_pieces(&serving, "/signin");
    let pieces_to_nobody = in_pieces(&serving, "/nowhere");
    let pieces_of_another = pieces.replace("x-www-form-urlencoded", "octet-stream");
    let waiting = |sent: String, drip: &'static str| move || kept_waiting(address, &sent, drip);
    thread::scope(|scope| {
        let half_a_head = scope.spawn(waiting("GET / HTTP/1.1\r\nHo".into(), ""));
        let slow = [
            waiting(form.clone(), ""),
            waiting(form, "x"),
            waiting(pieces, PIECE),
        ];
        let slow = slow.map(|form| scope.spawn(form));
        let refused = [
            (waiting(other, "x"), "415"),
            (waiting(pieces_of_another, PIECE), "415"),
        ];
        let refused = refused.map(|(form, status)| (scope.spawn(form), status));
        let to_nobody = scope.spawn(waiting(pieces_to_nobody, PIECE));
        let idle = scope.spawn(waiting(idle, ""));
        half_a_head.join().unwrap();
        for (form, status) in refused {
            let said = form.join().unwrap();
            assert!(
                said.starts_with(&format!("HTTP/1.1 {status} ")),
                "it said {said:?}"
            );
        }
        for form in slow {
            let said = form.join().unwrap();
            assert!(said.starts_with("HTTP/1.1 408 "), "it said {said:?}");
            assert!(said.contains("ten seconds"), "it said {said:?}");
        }
        assert!(to_nobody.join().unwrap().starts_with("HTTP/1.1 4"));
        assert!(idle.join().unwrap().starts_with("HTTP/1.1 200 "));
    });
}
