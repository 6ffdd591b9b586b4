//! A piece of work that panics does not take its job with it.
use std::{
    future::poll_fn,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    task::Poll,
};

/// Does the work; `None` if it panicked, which the log tells. The job goes on with the next piece.
pub async fn survive<T>(job: &'static str, work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    poll_fn(
        |context| match catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(context))) {
            Ok(Poll::Ready(done)) => Poll::Ready(Some(done)),
            Ok(Poll::Pending) => Poll::Pending,
            Err(_) => {
                tracing::error!(job, "a job panicked; it goes on");
                Poll::Ready(None)
            }
        },
    )
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_is_survived_and_what_works_comes_back() {
        let broken = async {
            tokio::task::yield_now().await;
            assert!(std::hint::black_box(false), "broken");
        };
        assert_eq!(survive("test", broken).await, None);
        assert_eq!(survive("test", async { 7 }).await, Some(7));
    }
}
