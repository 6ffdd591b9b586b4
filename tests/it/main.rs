mod browser;
mod ground;
mod keeper;
mod layers;
mod messages;
mod postgres;
mod templates;
mod tree;
