mod browser;
mod ground;
mod keeper;
mod postgres;
