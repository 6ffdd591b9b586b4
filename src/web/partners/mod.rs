//! A customer's partners: the matrix, a page for each, and granting rights to them.
pub mod ask_to_end;
pub mod conflict;
pub mod grant;
pub mod matrix;
pub mod others;
pub mod risk;
pub mod risk_file;
pub mod show;

use super::errors::Failure;
use crate::{
    actions::delegations::{GiveError, GrantError},
    messages::Text,
};

impl From<GrantError> for Failure {
    fn from(error: GrantError) -> Self {
        match error {
            GrantError::Unknown => Self::not_found(),
            GrantError::Suspended => Self::conflict(Text::new("partners-suspended")),
            GrantError::Given(GiveError::Held { .. }) => Self::conflict(Text::new("partners-held")),
            GrantError::Given(GiveError::Store(cause)) | GrantError::Store(cause) => cause.into(),
        }
    }
}
