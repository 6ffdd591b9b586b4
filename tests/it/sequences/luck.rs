//! Chances from a seed: the same seed tries the same things in the same order.
use proptest::{
    prelude::{Just, any},
    strategy::{Strategy, ValueTree},
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use std::fmt::Debug;

/// The variable whose number is played again, instead of another one each time.
pub const SEED: &str = "SEQUENCE_SEED";

pub struct Luck(TestRunner);

impl Luck {
    pub fn of(seed: u64) -> Self {
        let bytes = [seed.to_le_bytes(); 4].concat();
        let chances = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
        Self(TestRunner::new_with_rng(Config::default(), chances))
    }

    /// The seed that was asked for, or any.
    pub fn seed() -> u64 {
        let wanted = std::env::var(SEED).ok();
        let wanted = wanted.map(|number| number.parse().expect("a number as SEQUENCE_SEED"));
        wanted.unwrap_or_else(|| Self(TestRunner::new(Config::default())).number())
    }

    pub fn number(&mut self) -> u64 {
        any::<u64>().new_tree(&mut self.0).unwrap().current()
    }

    /// Less than `most`.
    pub fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.number() >> 33).unwrap() % most.max(1)
    }

    pub fn shuffled<T: Clone + Debug>(&mut self, all: Vec<T>) -> Vec<T> {
        let any_order = Just(all).prop_shuffle();
        any_order.new_tree(&mut self.0).unwrap().current()
    }
}
