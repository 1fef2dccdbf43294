//! Secrets that this server issues (codes, refresh tokens, cookies), and the digests that it stores.

use openidconnect::CsrfToken;
use sha2::{Digest, Sha256};

const BYTES: u32 = 32;

/// A new secret of 256 bits, in base64url.
pub(crate) fn random() -> String {
    // The library's general generator of random texts.
    CsrfToken::new_random_len(BYTES).into_secret()
}

/// The digest that is stored and looked up in place of `secret`. One round is enough: a secret cannot be guessed.
pub(crate) fn digest(secret: &str) -> Vec<u8> {
    Sha256::digest(secret).to_vec()
}
