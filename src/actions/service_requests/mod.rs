//! Service requests: opened, answered, moved on and assigned by the customer, or on its behalf by partners that may
//! work on them.
mod announce;
mod answer;
mod assign;
mod change;
mod move_on;
mod open;
mod shown;

pub use answer::{Answered, answer};
pub use assign::{Charge, assign};
pub use change::{ChangeError, Changed};
pub use move_on::move_on;
pub use open::{New, OpenError, Opened, open};
pub use shown::{charged, shown_charge, shown_state};
