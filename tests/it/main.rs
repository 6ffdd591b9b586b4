mod browser;
mod ground;
mod keeper;
mod layers;
mod postgres;
mod tree;
