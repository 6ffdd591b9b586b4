//! Answers that take as long whatever was found (P2).
use std::time::Duration;

/// Longer than looking up an account and writing a mail take.
const STEADY: Duration = Duration::from_millis(150);

/// Does the work, and answers no sooner than [`STEADY`] after it began.
pub async fn steadily<T>(work: impl Future<Output = T>) -> T {
    let pause = actix_web::rt::time::sleep(STEADY);
    let done = work.await;
    pause.await;
    done
}
