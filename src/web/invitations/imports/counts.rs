//! How many rows of a file stand where.
use super::show::href;
use crate::domain::invitation_import::RowState;

/// How many rows stand in each state that has any.
#[derive(Debug, Clone)]
pub(super) struct Counts(Vec<(RowState, i64)>);

/// How many rows stand in a state, with the address of these alone.
#[derive(Debug)]
pub(super) struct Tile {
    pub state: &'static str,
    pub count: i64,
    pub href: String,
    pub tone: &'static str,
}

impl Counts {
    pub fn new(mut counts: Vec<(RowState, i64)>) -> Self {
        counts.sort();
        Self(counts)
    }
    fn of(&self, state: RowState) -> i64 {
        let found = self.0.iter().find(|(known, _)| *known == state);
        found.map_or(0, |(_, count)| *count)
    }
    pub fn ready(&self) -> i64 {
        self.of(RowState::Ready)
    }
    pub fn invited(&self) -> i64 {
        self.of(RowState::Invited)
    }
    pub fn customers(&self) -> i64 {
        self.of(RowState::Customer)
    }
    pub fn made(&self) -> i64 {
        self.of(RowState::Made)
    }
    /// Those that were chosen and not refused.
    pub fn chosen(&self) -> i64 {
        self.made() + self.of(RowState::Waiting)
    }
    pub fn rejected(&self) -> i64 {
        RowState::REJECTED.iter().map(|state| self.of(*state)).sum()
    }
}

/// A tile for each state that has rows.
pub(super) fn tiles(path: &str, counts: &Counts) -> Vec<Tile> {
    let tile = |(state, count): &(RowState, i64)| Tile {
        state: state.as_str(),
        count: *count,
        href: href(path, Some(*state), None),
        tone: match state {
            RowState::Malformed => "bad",
            state if RowState::REJECTED.contains(state) => "warn",
            _ => "",
        },
    };
    counts.0.iter().map(tile).collect()
}
