mod browser;
mod ground;
mod postgres;
