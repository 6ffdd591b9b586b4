//! What is measured, in this order: memory and sign-ins on a fresh server, then what reads, then what writes.
use crate::{
    bare::Bare,
    client::{self, Answer, Connection, Load, Measured},
    fixtures::{self, Fixtures},
    process,
    report::Report,
    requests,
    server::{Place, Server},
    size::Size,
};
use std::{
    net::SocketAddr,
    sync::Mutex,
    thread,
    time::{Duration, Instant},
};

const LIST: &str = "list of 50 customers, signed in";
const BARE: &str = "the same bytes, bare actix-web";

/// Everything, on one database.
pub fn run(place: &Place, size: &Size, report: &mut Report) {
    place.run(&["migrate"]);
    let password = seed(place, size, report);
    let fixtures = fixtures::prepare(place, size);
    let server = Server::start(place);
    report.note(
        "start until ready",
        format!("{} ms", server.started_in.as_millis()),
    );
    let bench = Bench {
        place,
        size,
        server: &server,
    };
    bench.memory(&password, report);
    bench.reads(&fixtures, report);
    bench.writes(&fixtures, report);
    report.note("memory at the end", bench.now_and_peak());
}

/// The world, and those customers on top that will accept; returns everybody's password.
fn seed(place: &Place, size: &Size, report: &mut Report) -> String {
    let (customers, begun) = ((size.customers + size.writes).to_string(), Instant::now());
    let printed = place.run(&[
        "seed",
        "--providers",
        "1",
        "--resellers",
        "50",
        "--customers",
        &customers,
    ]);
    let took = begun.elapsed().as_secs_f64();
    report.note("seeding", format!("{customers} customers in {took:.1} s"));
    printed
        .split_whitespace()
        .last()
        .unwrap_or_default()
        .to_owned()
}

struct Bench<'a> {
    place: &'a Place,
    size: &'a Size,
    server: &'a Server,
}

/// What every answer must be for the figure to count.
struct Expected {
    status: u16,
    /// Part of where a redirect leads.
    location: &'static str,
}

const PAGE: Expected = Expected {
    status: 200,
    location: "",
};

impl Bench<'_> {
    fn memory(&self, password: &str, report: &mut Report) {
        thread::sleep(Duration::from_secs(2));
        report.note("memory, idle", self.now_and_peak());
        process::forget_peak(self.server.pid());
        let done = Expected {
            status: 303,
            location: "location: /",
        };
        let sign_in = |n| requests::sign_in(n, self.size.customers, password);
        self.measure(
            "sign-in",
            self.size.sign_ins,
            &done,
            report,
            sign_in,
            |_, _| (),
        );
        let what = format!("memory after {} sign-ins", self.size.sign_ins);
        report.note(&what, self.now_and_peak());
    }

    fn reads(&self, fixtures: &Fixtures, report: &mut Report) {
        let (all, reads) = (&fixtures.newcomers, self.size.reads);
        self.warm_up(fixtures);
        let landing = |n: usize| requests::landing(&all[n % all.len()]);
        self.measure(
            "landing page of an invitation",
            reads,
            &PAGE,
            report,
            landing,
            |_, _| (),
        );
        let list = |_| requests::list(fixtures, "");
        self.measure(LIST, reads, &PAGE, report, list, |_, _| ());
        self.bare(fixtures, report);
        let packed = |_| requests::list(fixtures, "Accept-Encoding: gzip\r\n");
        self.measure(
            "the list, compressed",
            reads,
            &PAGE,
            report,
            packed,
            |_, _| (),
        );
        if let Some(ratio) = report.ratio(BARE, LIST) {
            report.note("bare actix-web : list", format!("{ratio:.1} : 1"));
        }
    }

    fn warm_up(&self, fixtures: &Fixtures) {
        let load = self.load(self.size.reads / 20);
        client::run(
            self.server.address,
            &load,
            |_| requests::list(fixtures, ""),
            |_, _| (),
        );
    }

    fn bare(&self, fixtures: &Fixtures, report: &mut Report) {
        let page = Connection::open(self.server.address)
            .send(&requests::list(fixtures, ""))
            .body;
        report.note("bytes of the list", page.len().to_string());
        let bare = Bare::start(self.place.folder.path(), &page);
        let request = |_| requests::list(fixtures, "");
        let target = (bare.pid(), bare.address);
        let measured = self.ask(target, self.size.reads, &PAGE, request, |_, _| ());
        report.row(BARE, measured.0, measured.1, None);
    }

    fn writes(&self, fixtures: &Fixtures, report: &mut Report) {
        let (all, writes) = (&fixtures.newcomers, self.size.writes);
        let made = Expected {
            status: 303,
            location: "/o/provider-1/invitations/",
        };
        let create = |n| requests::create(n, fixtures);
        self.measure(
            "create an invitation",
            writes,
            &made,
            report,
            create,
            |_, _| (),
        );
        let hashes = Mutex::new(vec![String::new(); all.len()]);
        let consent = |n: usize| requests::consent(&all[n]);
        self.measure(
            "consent page",
            all.len(),
            &PAGE,
            report,
            consent,
            |n, answer| {
                hashes.lock().unwrap()[n] = offer_hash(answer);
            },
        );
        let hashes = hashes.into_inner().unwrap();
        let accepted = Expected {
            status: 303,
            location: "/receipts/",
        };
        let accept = |n: usize| requests::accept(&all[n], &hashes[n]);
        self.measure(
            "accept, durable",
            all.len(),
            &accepted,
            report,
            accept,
            |_, _| (),
        );
    }

    /// Measures requests to the portal, each of which must be answered as expected.
    fn measure(
        &self,
        what: &str,
        requests: usize,
        expected: &Expected,
        report: &mut Report,
        request: impl Fn(usize) -> Vec<u8> + Sync,
        answered: impl Fn(usize, &Answer) + Sync,
    ) {
        let before = self.place.postmaster.map(process::cpu_of_children);
        let target = (self.server.pid(), self.server.address);
        let (measured, cpu) = self.ask(target, requests, expected, request, answered);
        let after = self.place.postmaster.map(process::cpu_of_children);
        let database = before
            .zip(after)
            .map(|(before, after)| after.saturating_sub(before));
        report.row(what, measured, cpu, database);
    }

    fn ask(
        &self,
        (pid, address): (u32, SocketAddr),
        requests: usize,
        expected: &Expected,
        request: impl Fn(usize) -> Vec<u8> + Sync,
        answered: impl Fn(usize, &Answer) + Sync,
    ) -> (Measured, Duration) {
        let before = process::cpu(pid);
        let measured = client::run(address, &self.load(requests), request, |n, answer| {
            let fits = answer.status == expected.status && answer.head.contains(expected.location);
            assert!(
                fits,
                "{}\n{}",
                answer.head,
                String::from_utf8_lossy(&answer.body)
            );
            answered(n, answer);
        });
        (measured, process::cpu(pid).saturating_sub(before))
    }

    fn load(&self, requests: usize) -> Load {
        Load {
            connections: self.size.connections,
            requests,
            longest: self.size.longest,
        }
    }

    fn now_and_peak(&self) -> String {
        let memory = process::memory(self.server.pid());
        format!("{:.1} MiB (peak {:.1})", memory.now, memory.peak)
    }
}

/// What the consent page shows, in one hash, for the form to send back.
fn offer_hash(answer: &Answer) -> String {
    let page = String::from_utf8_lossy(&answer.body);
    let field = page
        .split("<input")
        .find(|field| field.contains("name=\"offer_hash\""));
    let value = field.and_then(|field| field.split("value=\"").nth(1)?.split('"').next());
    value
        .expect("the consent page has no offer_hash")
        .to_owned()
}
