mod ground;
mod postgres;
