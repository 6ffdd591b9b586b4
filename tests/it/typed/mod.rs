//! Nothing typed is lost: what a form that was not done brings back.
mod changed;
mod counted;
mod counted_many;
mod counted_sales;
mod ended_session;
mod files;
mod old_password;
mod refused;
mod stale;
mod tried;
mod twice;
