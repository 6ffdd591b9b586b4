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

/// Sends this, then a byte every two seconds if `drip`, until the server has ended the connection; what it said until then.
fn kept_waiting(address: &str, sent: &str, drip: bool) -> String {
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
                drop(drip.then(|| stream.write_all(b"x")));
            }
            Err(_) => return String::from_utf8_lossy(&said).into_owned(),
        }
    }
    panic!("still open after {LONGEST:?}: {sent}");
}

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
    thread::scope(|scope| {
        let half_a_head = scope.spawn(|| kept_waiting(address, "GET / HTTP/1.1\r\nHo", false));
        let half_a_form = scope.spawn(|| kept_waiting(address, &form, false));
        let byte_by_byte = scope.spawn(|| kept_waiting(address, &form, true));
        let no_form = scope.spawn(|| kept_waiting(address, &other, true));
        let idle = scope.spawn(|| kept_waiting(address, &idle, false));
        half_a_head.join().unwrap();
        assert!(no_form.join().unwrap().starts_with("HTTP/1.1 415 "));
        for form in [half_a_form, byte_by_byte] {
            let said = form.join().unwrap();
            assert!(said.starts_with("HTTP/1.1 408 "), "it said {said:?}");
            assert!(said.contains("ten seconds"), "it said {said:?}");
        }
        assert!(idle.join().unwrap().starts_with("HTTP/1.1 200 "));
    });
}
