//! Argon2id over memory that is used again; hashes are kept in PHC form.
use crate::store::ids;
use argon2::{
    Algorithm, Argon2, Block, Params, PasswordHash, Version,
    password_hash::phc::{Output, ParamsString, Salt},
};
use subtle::ConstantTimeEq;

/// Hashes from elsewhere that ask for more memory than this (in KiB) are not computed.
const MOST_MEMORY: u32 = 64 * 1024;
const HASH_BYTES: usize = 32;

/// 19 MiB, two passes, one lane: the first choice of OWASP's password storage guide.
fn params() -> Params {
    // Constants inside the limits of the algorithm, so this cannot fail.
    Params::new(19_456, 2, 1, Some(HASH_BYTES)).unwrap_or_default()
}

/// What a password proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    pub ok: bool,
    /// The stored hash was made with weaker parameters than today's.
    pub needs_rehash: bool,
}

impl Verified {
    pub(super) const WRONG: Self = Self {
        ok: false,
        needs_rehash: false,
    };
}

/// The hash of a new password.
pub(super) fn fresh_hash(password: &[u8], memory: &mut Vec<Block>) -> Option<String> {
    let salt = ids::random::<16>();
    let mut out = [0; HASH_BYTES];
    compute(params(), password, &salt, &mut out, memory)?;
    phc(&params(), &salt, &out)
}

fn phc(with: &Params, salt: &[u8], out: &[u8]) -> Option<String> {
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(with).ok()?,
        salt: Some(Salt::new(salt).ok()?),
        hash: Some(Output::new(out).ok()?),
    };
    Some(hash.to_string())
}

/// Whether the password is that of `hash`; takes one computation in any case.
pub(super) fn check(password: &[u8], hash: &str, memory: &mut Vec<Block>) -> Verified {
    let verify = |memory| {
        let stored = PasswordHash::new(hash).ok()?;
        let with = Params::try_from(&stored).ok()?;
        let expected = stored.hash?;
        let mut out = vec![0; expected.len()];
        let weaker = (with.m_cost(), with.t_cost()) < (params().m_cost(), params().t_cost());
        compute(with, password, stored.salt?.as_ref(), &mut out, memory)?;
        let ok = out.ct_eq(expected.as_bytes()).into();
        Some(Verified {
            ok,
            needs_rehash: ok && weaker,
        })
    };
    verify(memory).unwrap_or(Verified::WRONG)
}

fn compute(
    with: Params,
    password: &[u8],
    salt: &[u8],
    out: &mut [u8],
    memory: &mut Vec<Block>,
) -> Option<()> {
    if with.m_cost() > MOST_MEMORY {
        return None;
    }
    let blocks = with.block_count();
    if memory.len() < blocks {
        memory.resize(blocks, Block::new());
    }
    Argon2::new(Algorithm::Argon2id, Version::V0x13, with)
        .hash_password_into_with_memory(password, salt, out, &mut memory[..blocks])
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_of_weaker_parameters_is_told() {
        let (mut out, salt, mut memory) = ([0; HASH_BYTES], [7; 16], Vec::new());
        let weak = Params::new(8_192, 1, 1, Some(HASH_BYTES)).unwrap();
        compute(weak.clone(), b"violin", &salt, &mut out, &mut memory).unwrap();
        let verified = check(b"violin", &phc(&weak, &salt, &out).unwrap(), &mut memory);
        assert!(verified.ok && verified.needs_rehash);
    }
}
