//! Secrets that this server hands out (codes, refresh tokens, cookies), and the digests that it keeps of them.

use openidconnect::CsrfToken;
use sha2::{Digest, Sha256};

const BYTES: u32 = 32;

/// A new secret of 256 bits, in base64url.
pub(crate) fn random() -> String {
    // The library's generator of random texts, whatever they are for.
    CsrfToken::new_random_len(BYTES).into_secret()
}

/// What is stored and looked up in place of `secret`. One round is enough for what nobody can guess.
pub(crate) fn digest(secret: &str) -> Vec<u8> {
    Sha256::digest(secret).to_vec()
}
