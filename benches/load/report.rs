//! The tables that are printed, in Markdown.
use crate::client::Measured;
use std::{fmt, time::Duration};

/// What was found out about one database.
#[derive(Default)]
pub struct Report {
    rows: Vec<Row>,
    notes: Vec<(String, String)>,
}

struct Row {
    what: String,
    measured: Measured,
    cpu: Duration,
    database_cpu: Option<Duration>,
}

impl Report {
    /// A kind of request, with the processor time that the server and the database's own processes took.
    pub fn row(
        &mut self,
        what: &str,
        measured: Measured,
        cpu: Duration,
        database_cpu: Option<Duration>,
    ) {
        eprintln!("{what}: {:.0} a second", measured.per_second());
        self.rows.push(Row {
            what: what.to_owned(),
            measured,
            cpu,
            database_cpu,
        });
    }

    /// A single figure.
    pub fn note(&mut self, what: &str, figure: String) {
        eprintln!("{what}: {figure}");
        self.notes.push((what.to_owned(), figure));
    }

    /// How many times as many requests a second one kind had as another.
    pub fn ratio(&self, quick: &str, slow: &str) -> Option<f64> {
        let of = |what| self.rows.iter().find(|row| row.what == what);
        Some(of(quick)?.measured.per_second() / of(slow)?.measured.per_second())
    }
}

impl Row {
    fn each(&self, cpu: Duration) -> f64 {
        cpu.as_secs_f64() * 1000.0 / self.measured.requests.max(1) as f64
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let m = &self.measured;
        let database = self
            .database_cpu
            .map_or("—".to_owned(), |cpu| format!("{:.3}", self.each(cpu)));
        writeln!(
            f,
            "| {} | {} | {:.0} | {:.1} | {:.1} | {:.1} | {:.3} | {database} |",
            self.what,
            m.requests,
            m.per_second(),
            m.percentile(50),
            m.percentile(95),
            m.percentile(99),
            self.each(self.cpu),
        )
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "| request | count | a second | p50 ms | p95 ms | p99 ms | CPU ms each | database's CPU ms each |"
        )?;
        writeln!(f, "|---|--:|--:|--:|--:|--:|--:|--:|")?;
        self.rows.iter().try_for_each(|row| write!(f, "{row}"))?;
        writeln!(f)?;
        self.notes
            .iter()
            .try_for_each(|(what, figure)| writeln!(f, "- {what}: {figure}"))
    }
}
