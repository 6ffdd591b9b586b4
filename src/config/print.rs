use super::{
    Config,
    settings::{self, Fallback, Row},
};
use std::fmt::Write;

/// Every setting with its value (secrets hidden), where that came from, its default, and how to set it.
pub fn describe(config: &Config) -> String {
    settings::ALL
        .iter()
        .map(|row| block(config, row))
        .collect::<Vec<_>>()
        .join("\n")
}

fn block(config: &Config, row: &Row) -> String {
    let resolved = config.resolved(row.key);
    let value = resolved
        .and_then(|it| it.shown.as_deref())
        .unwrap_or("(not set)");
    let mut text = format!("{} = {value}\n", row.key);
    let mut line = |label: &str, what: &str| {
        // Writing into a String cannot fail.
        let _ = writeln!(text, "    {label:<9} {what}");
    };
    line(
        "from",
        &resolved.map(|it| it.source.to_string()).unwrap_or_default(),
    );
    line("default", default(row));
    line("set by", &ways(row));
    line("for", row.about);
    text
}

fn default(row: &Row) -> &'static str {
    match row.default {
        Fallback::Text("") => "(empty)",
        Fallback::Text(text) | Fallback::Derived(text) => text,
        Fallback::Absent => "(none)",
    }
}

fn ways(row: &Row) -> String {
    let flag = row
        .flag
        .map(|flag| format!(", --{flag}"))
        .unwrap_or_default();
    format!("`{}` in the settings file, {}{flag}", row.key, row.variable)
}
