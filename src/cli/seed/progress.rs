//! A progress bar on standard error; nothing where that is no terminal.
use std::io::{self, IsTerminal, Write};

/// So many characters stand for the whole.
const WIDTH: usize = 40;

/// How far it has come.
pub struct Progress {
    done: usize,
    all: usize,
    shown: bool,
}

impl Progress {
    /// Of so many things to do.
    pub fn new(all: u32) -> Self {
        Self {
            done: 0,
            all: all as usize,
            shown: io::stderr().is_terminal(),
        }
    }

    /// So many more are done.
    pub fn more(&mut self, count: usize) {
        self.done += count;
        let filled = WIDTH * self.done / self.all.max(1);
        let (bar, rest) = ("#".repeat(filled), " ".repeat(WIDTH - filled));
        self.print(&format!("\r[{bar}{rest}] {} / {}", self.done, self.all));
    }

    /// Ends the line.
    pub fn done(&self) {
        self.print("\n");
    }

    fn print(&self, text: &str) {
        if self.shown {
            // Nobody misses a bar that cannot be drawn.
            io::stderr().write_all(text.as_bytes()).ok();
        }
    }
}
