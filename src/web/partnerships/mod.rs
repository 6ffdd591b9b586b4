//! The pages of partnerships: the link, the provider's side, the reseller's side.
pub mod ask;
pub mod ask_to_end;
pub mod end;
pub mod landing;
pub mod provider;
pub mod providers;
mod refusals;
pub mod reseller;
pub mod resellers;
