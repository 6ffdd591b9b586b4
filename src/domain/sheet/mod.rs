//! Files of rows, as spreadsheet programs save them: which columns they have, what stands in their cells, and what is
//! wrong with it. What a file is of says the type of its columns.
mod cells;
mod fault;
mod reading;

pub use cells::Cells;
pub use fault::{Fault, Rule};
pub use reading::{FORMULAS, Line, SheetFault, read};

/// The columns of a kind of file, named in its first line.
pub trait Column: Copy + PartialEq + std::fmt::Debug + Send + Sync + 'static {
    /// All of them, in the order of our own files.
    const ALL: &'static [Self];
    /// What our own lists call columns when they are files; `None` for those that only inform.
    const OTHERS: &'static [(&'static str, Option<Self>)];
    fn as_str(self) -> &'static str;
    /// Whether a file without it is no such file.
    fn is_required(self) -> bool;
    /// The most characters of a cell that holds a text, for the sentence about one that is too long.
    fn limit(self) -> usize;
    /// Reads the name exactly.
    fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.as_str() == text)
    }
}

/// Declares the columns of a kind of file: a word each, and how long its texts may be; what they are called where our lists
/// are files.
macro_rules! columns {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($variant:ident = $word:literal $(($must:tt))? up to $limit:expr),+ $(,)? }
        $(in lists $($other:literal: $column:expr),+ $(,)?)?) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        $vis enum $name { $($variant),+ }
        impl $crate::domain::sheet::Column for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            const OTHERS: &'static [(&'static str, Option<Self>)] = &[$($(($other, $column)),+)?];
            fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
            fn is_required(self) -> bool {
                match self { $(Self::$variant => !{ const MUST: &[&str] = &[$(stringify!($must))?]; MUST }.is_empty()),+ }
            }
            fn limit(self) -> usize {
                match self { $(Self::$variant => $limit),+ }
            }
        }
    };
}
pub(crate) use columns;
