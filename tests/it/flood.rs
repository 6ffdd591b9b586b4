//! Far more passwords than can be checked in time (P1).
use crate::{client::Client, harness::on_each_database, people::PASSWORD};
use futures_util::FutureExt;
use multichannel::web::hashing::Hashing;
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

/// Somebody who has passwords checked without end: the place of each that is done is taken at once.
struct Flood {
    over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Flood {
    /// Comes back when as many wait as may wait.
    fn over(hashing: Hashing) -> Self {
        let over = Arc::new(AtomicBool::new(false));
        let (full, filling) = mpsc::channel();
        let ends = over.clone();
        let thread = thread::spawn(move || {
            // Each waits for as long as it is kept.
            let mut waiting = Vec::new();
            while !ends.load(Ordering::Relaxed) {
                let mut check = Box::pin(hashing.verify("guessed".into(), None));
                if check.as_mut().now_or_never().is_none() {
                    waiting.push(check);
                } else {
                    full.send(()).ok();
                    thread::sleep(Duration::from_micros(200));
                }
            }
        });
        filling.recv_timeout(Duration::from_secs(10)).unwrap();
        Self {
            over,
            thread: Some(thread),
        }
    }

    /// Nobody waits any more.
    fn end(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        let ended = self.thread.take().map(JoinHandle::join);
        assert!(ended.is_none_or(|ended| ended.is_ok()));
    }
}

impl Drop for Flood {
    fn drop(&mut self) {
        // Ends also after a failed test.
        self.over.store(true, Ordering::Relaxed);
    }
}

#[actix_web::test]
async fn a_flood_of_sign_ins_is_refused_and_leaves_all_other_pages_alone() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        // Threads of its own: the other tests sign in too.
        let hashing = Hashing::start().unwrap();
        let beside = portal.beside(|app| app.hashing = hashing.clone());
        let visitor = Client::new(&beside.address);
        let form = [("email", ana.email.as_str()), ("password", PASSWORD)];
        let mut flood = Flood::over(hashing);
        let mut answered = Vec::new();
        // One or the other may get a place that has become free.
        while !answered.contains(&503) && answered.len() < 8 {
            let begun = Instant::now();
            let answer = visitor.post("/signin", &form).await;
            assert!(begun.elapsed() < Duration::from_secs(30), "it piles up");
            answered.push(answer.status.as_u16());
        }
        assert_eq!(answered.last(), Some(&503), "{answered:?}");
        let begun = Instant::now();
        for page in ["/healthz", "/readyz", "/signin", "/password/forgot"] {
            Client::new(&beside.address).get(page).await.expect(200);
        }
        let took = begun.elapsed();
        assert!(took < Duration::from_secs(5), "other pages took {took:?}");
        flood.end();
        // What still waits is worked off first.
        let mut after = visitor.post("/signin", &form).await;
        while after.status.as_u16() == 503 && begun.elapsed() < Duration::from_secs(30) {
            tokio::time::sleep(Duration::from_millis(50)).await;
            after = visitor.post("/signin", &form).await;
        }
        after.expect(303);
    })
    .await;
}
