//! What a key or a token may look like. Pure.

/// Whether a key or a token fits into a header: browsers throw at other characters, and RFC 6750 §2.1 allows fewer.
pub(super) fn is_sendable(credential: &str) -> bool {
    !credential.is_empty() && credential.bytes().all(|byte| byte.is_ascii_graphic())
}
