//! How many rows of a file stand where.
use crate::domain::{file_import, invitation_import};

/// Where rows of a kind of file can stand.
pub trait RowState: Copy + Ord + 'static {
    /// Those that came to nothing.
    const REJECTED: &'static [Self];
    /// Those in which something is wrong.
    const MALFORMED: Self;
    /// Those of which one is too many.
    const TWICE: Self;
    fn word(self) -> &'static str;
}

macro_rules! row_states {
    ($($of:ident),+) => {$(
        impl RowState for $of::RowState {
            const REJECTED: &'static [Self] = &$of::RowState::REJECTED;
            const MALFORMED: Self = Self::Malformed;
            const TWICE: Self = Self::Twice;
            fn word(self) -> &'static str {
                self.as_str()
            }
        }
    )+};
}
row_states!(file_import, invitation_import);

/// How many rows stand in each state that has any.
#[derive(Debug, Clone)]
pub struct Counts<S>(Vec<(S, i64)>);

/// How many rows stand in a state, with the address of these alone.
#[derive(Debug)]
pub struct Tile {
    pub state: &'static str,
    pub count: i64,
    pub href: String,
    pub tone: &'static str,
}

impl<S: RowState> Counts<S> {
    pub fn new(mut counts: Vec<(S, i64)>) -> Self {
        counts.sort();
        Self(counts)
    }
    pub fn of(&self, state: S) -> i64 {
        let found = self.0.iter().find(|(known, _)| *known == state);
        found.map_or(0, |(_, count)| *count)
    }
    pub fn rejected(&self) -> i64 {
        S::REJECTED.iter().map(|state| self.of(*state)).sum()
    }
    /// Those of the rejected ones that are right in another file.
    pub fn to_mend(&self) -> i64 {
        self.of(S::MALFORMED) + self.of(S::TWICE)
    }
    /// The other rejected ones: nothing is wrong with them, and nothing to do.
    pub fn aside(&self) -> i64 {
        self.rejected() - self.to_mend()
    }
    /// A tile for each state that has rows.
    pub fn tiles(&self, path: &str) -> Vec<Tile> {
        let tone = |state: S| match state {
            state if state == S::MALFORMED => "bad",
            state if S::REJECTED.contains(&state) => "warn",
            _ => "",
        };
        let tile = |(state, count): &(S, i64)| Tile {
            state: state.word(),
            count: *count,
            href: href(path, Some(state.word()), None),
            tone: tone(*state),
        };
        self.0.iter().map(tile).collect()
    }
}

impl Counts<file_import::RowState> {
    pub fn ready(&self) -> i64 {
        self.of(file_import::RowState::Ready)
    }
    pub fn made(&self) -> i64 {
        self.of(file_import::RowState::Made)
    }
}

/// The page of a file with the rows in one state alone, from a line on.
pub fn href(path: &str, only: Option<&str>, after: Option<i32>) -> String {
    let only = only.map(|state| format!("state={state}"));
    let after = after.map(|line| format!("after={line}"));
    let pairs: Vec<_> = only.into_iter().chain(after).collect();
    match pairs.as_slice() {
        [] => path.to_owned(),
        pairs => format!("{path}?{}", pairs.join("&")),
    }
}
