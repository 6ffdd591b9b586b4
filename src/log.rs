//! The log: one JSON object a line, on standard error.
use tracing_subscriber::{filter::Targets, fmt, layer::SubscriberExt, util::SubscriberInitExt};

/// Starts logging what the filter lets through; a second start changes nothing.
pub fn init(filter: &str) -> anyhow::Result<()> {
    let lines = fmt::layer()
        .json()
        .flatten_event(true)
        .with_current_span(true)
        .with_span_list(false);
    let log = tracing_subscriber::registry()
        .with(filter.parse::<Targets>()?)
        .with(lines.with_writer(std::io::stderr));
    // Tests start several servers in one process: the first one's log serves them all.
    let _ = log.try_init();
    Ok(())
}
