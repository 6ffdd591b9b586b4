//! Subscriptions: entered and changed by whom they belong to (S9). Nothing else in the portal ever changes one (S7).
mod add_on;
mod announce;
mod change;
mod enter;
mod entering;
mod parties;
mod renewal;
mod seats;
mod state;

pub use add_on::{Order, order};
pub use change::{ChangeError, Changed};
pub use enter::{Entered, enter};
pub use entering::Entering;
pub use parties::{EnterError, New};
pub use renewal::{Renewal, set_renewal, shown_renewal};
pub use seats::{set_seats, shown_seats};
pub use state::perform;
