//! A small HTTP/1.1 client that keeps connections open: a thread each, a bounded number of requests, loopback only.
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

/// What came back.
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

/// A connection that stays open.
pub struct Connection(BufReader<TcpStream>);

impl Connection {
    pub fn open(address: SocketAddr) -> Self {
        assert!(address.ip().is_loopback(), "loopback only");
        let stream = TcpStream::connect(address).unwrap();
        stream.set_nodelay(true).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(30)))
            .unwrap();
        Self(BufReader::with_capacity(64 * 1024, stream))
    }

    pub fn send(&mut self, request: &[u8]) -> Answer {
        self.0.get_mut().write_all(request).unwrap();
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            let read = self.0.read_line(&mut head).unwrap();
            assert!(read > 0, "the server hung up after: {head}");
        }
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        let status = status.unwrap_or_else(|| panic!("no answer of HTTP: {head}"));
        let body = self.body(&head.to_ascii_lowercase());
        Answer { status, head, body }
    }

    fn body(&mut self, head: &str) -> Vec<u8> {
        if head.contains("transfer-encoding: chunked") {
            return self.chunks();
        }
        let length = head
            .split_once("content-length: ")
            .and_then(|(_, rest)| rest.split_once("\r\n")?.0.parse().ok());
        self.exactly(length.unwrap_or(0))
    }

    fn chunks(&mut self) -> Vec<u8> {
        let mut body = Vec::new();
        loop {
            let mut size = String::new();
            self.0.read_line(&mut size).unwrap();
            let size = usize::from_str_radix(size.trim_end(), 16).unwrap();
            body.append(&mut self.exactly(size));
            self.exactly(2);
            if size == 0 {
                return body;
            }
        }
    }

    fn exactly(&mut self, length: usize) -> Vec<u8> {
        let mut bytes = vec![0; length];
        self.0.read_exact(&mut bytes).unwrap();
        bytes
    }
}

/// What a measurement asks for.
pub struct Load {
    pub connections: usize,
    pub requests: usize,
    pub longest: Duration,
}

/// How it went.
pub struct Measured {
    pub requests: usize,
    pub elapsed: Duration,
    /// Microseconds each, the quickest first.
    latencies: Vec<u32>,
}

impl Measured {
    pub fn per_second(&self) -> f64 {
        self.requests as f64 / self.elapsed.as_secs_f64()
    }
    /// The latency that so many of a hundred requests do not exceed, in milliseconds.
    pub fn percentile(&self, percent: usize) -> f64 {
        let last = self.latencies.len().saturating_sub(1);
        let at = self.latencies.get(last * percent / 100);
        f64::from(at.copied().unwrap_or(0)) / 1000.0
    }
}

/// Asks until all requests are answered or the time is up; `request` makes the nth one, `answered` sees its answer.
pub fn run(
    address: SocketAddr,
    load: &Load,
    request: impl Fn(usize) -> Vec<u8> + Sync,
    answered: impl Fn(usize, &Answer) + Sync,
) -> Measured {
    let (next, start) = (AtomicUsize::new(0), Instant::now());
    let work = || {
        let (mut connection, mut seen) = (Connection::open(address), Vec::new());
        loop {
            let n = next.fetch_add(1, Ordering::Relaxed);
            if n >= load.requests || start.elapsed() > load.longest {
                return seen;
            }
            let request = request(n);
            let sent = Instant::now();
            let answer = connection.send(&request);
            seen.push(sent.elapsed().as_micros() as u32);
            answered(n, &answer);
        }
    };
    let mut latencies: Vec<u32> = thread::scope(|scope| {
        let threads: Vec<_> = (0..load.connections).map(|_| scope.spawn(work)).collect();
        threads
            .into_iter()
            .flat_map(|t| t.join().unwrap())
            .collect()
    });
    let elapsed = start.elapsed();
    latencies.sort_unstable();
    Measured {
        requests: latencies.len(),
        elapsed,
        latencies,
    }
}
