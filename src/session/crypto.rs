//! Randomness and hashing by WebCrypto, and the text forms that OAuth wants.

use js_sys::Uint8Array;
use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;
use web_sys::Crypto;

use crate::session::problem::SignInProblem;

/// 32 random bytes in base64url: 43 characters, as RFC 7636 §4.1 recommends for a verifier.
///
/// # Errors
/// [`SignInProblem::Insecure`] where the browser has no randomness to give.
pub fn random() -> Result<String, SignInProblem> {
    let mut bytes = [0; 32];
    crypto()?.get_random_values_with_u8_array(&mut bytes).map_err(|_| SignInProblem::Insecure)?;
    encode(&bytes)
}

/// SHA-256 of an ASCII text in base64url: the challenge `S256` of RFC 7636 §4.2.
///
/// # Errors
/// [`SignInProblem::Insecure`] where the page did not come by https: browsers hash in secure contexts only.
pub async fn sha256(text: &str) -> Result<String, SignInProblem> {
    if !window().is_secure_context() {
        return Err(SignInProblem::Insecure);
    }
    let bytes = text.as_bytes();
    let digest = crypto()?.subtle().digest_with_str_and_u8_array("SHA-256", bytes);
    let digest = JsFuture::from(digest.map_err(|_| SignInProblem::Insecure)?).await;
    encode(&Uint8Array::new(&digest.map_err(|_| SignInProblem::Insecure)?).to_vec())
}

/// The payload of a JWT as JSON text. Characters beyond ASCII come out as other characters; nobody here reads those.
pub fn payload(jwt: &str) -> Option<String> {
    let payload = jwt.split('.').nth(1)?.replace('-', "+").replace('_', "/");
    window().atob(&payload).ok()
}

fn crypto() -> Result<Crypto, SignInProblem> {
    window().crypto().map_err(|_| SignInProblem::Insecure)
}

fn encode(bytes: &[u8]) -> Result<String, SignInProblem> {
    let latin1: String = bytes.iter().copied().map(char::from).collect();
    let text = window().btoa(&latin1).map_err(|_| SignInProblem::Insecure)?;
    Ok(text.trim_end_matches('=').replace('+', "-").replace('/', "_"))
}
