//! What the page of many delegations showed, in one line: which they are and what each gives, so that the answer is about
//! nothing else (P18).
use super::{Delegation, consent::follows};
use crate::domain::{agreement::hex, id::Id, time::Timestamp};
use sha2::{Digest, Sha256};

/// Of so many the line tells each alone, so that those that changed can be named: as many as the page shows.
const TOLD: usize = 50;

/// What is shown of them.
#[derive(Debug)]
pub struct Found {
    which: String,
    rights: String,
    /// The first of them, each with a piece that is another one for other rights.
    each: Vec<(Id<Delegation>, String)>,
}

impl Found {
    /// In the order in which they are shown.
    pub fn of<'a>(all: impl IntoIterator<Item = &'a Delegation>, now: Timestamp) -> Self {
        let (mut which, mut rights) = (Sha256::new(), Sha256::new());
        let (mut count, mut each) = (0, Vec::new());
        for one in all {
            let own = of_one(one, one.end(now));
            which.update(one.id.bytes());
            rights.update(own);
            if count < TOLD {
                each.push((one.id, hex(&own[..PIECE / 2])));
            }
            count += 1;
        }
        Self {
            which: format!("{count}-{}", hex(&which.finalize()[..16])),
            rights: hex(&rights.finalize()[..16]),
            each,
        }
    }
    /// All of it in one line.
    pub fn line(&self) -> String {
        let each: String = self.each.iter().map(|(_, piece)| piece.as_str()).collect();
        format!("{}.{}.{each}", self.which, self.rights)
    }
    /// This line is about the same delegations, whatever they give.
    pub fn are_those(&self, line: &str) -> bool {
        line.split('.').next() == Some(self.which.as_str())
    }
    /// They give what this line says.
    pub fn give_that(&self, line: &str) -> bool {
        line.split('.').nth(1) == Some(self.rights.as_str())
    }
    /// Those that this line knew with other rights, as far as it tells each.
    pub fn changed_since(&self, line: &str) -> Vec<Id<Delegation>> {
        let told = line.split('.').nth(2).unwrap_or_default().as_bytes();
        let before = told.chunks(PIECE).zip(&self.each);
        let changed = before.filter(|(before, (_, now))| *before != now.as_bytes());
        changed.map(|(_, (id, _))| *id).collect()
    }
}

/// What one of them gives, to be kept with its row until it is its turn; a page of many tells less of each. The end stands
/// beside it: that may go on by itself meanwhile.
pub fn given(one: &Delegation, now: Timestamp) -> String {
    let end = one.end(now);
    format!("{} {}", kept(one, end), end.micros())
}

/// Whether it gives what was kept with its row, which was begun `at` that time. An end that came of the one that was shown
/// by extensions alone is that one.
pub fn still_given(one: &Delegation, row: &str, at: Timestamp) -> bool {
    let end = one.end(at);
    let Some((rights, shown)) = row.split_once(' ') else {
        // Begun before the end stood beside it.
        return row == kept(one, end);
    };
    let shown = shown.parse::<i64>().ok().map(Timestamp::from_micros);
    shown.is_some_and(|shown| follows(end, shown) && rights == kept(one, shown))
}

fn kept(one: &Delegation, end: Timestamp) -> String {
    hex(&of_one(one, end)[..16])
}

/// How long a piece is, in hex digits.
const PIECE: usize = 8;

/// Of what is given and until when. Whether it extends itself is left out: that is seen row by row.
fn of_one(one: &Delegation, end: Timestamp) -> [u8; 32] {
    let (roles, services) = (one.roles.joined(), one.services.joined());
    let end = end.micros();
    Sha256::digest(format!("{roles}|{services}|{end}")).into()
}
