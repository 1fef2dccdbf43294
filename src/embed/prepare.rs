//! What has to be there before an app is mounted.

use futures::future::join;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use crate::api::issuer::ISSUER;
use crate::boot::{AuthMode, BootConfig};
use crate::embed::options::Options;
use crate::state::language::LanguageState;

/// Fetches the parts that the app with these options needs before it is mounted: its language, and the sign-in at an issuer.
///
/// # Errors
/// Rejects when the options cannot be read, or when the sign-in cannot be fetched. Without its language it is English.
#[wasm_bindgen]
pub async fn prepare(options: JsValue) -> Result<(), JsValue> {
    let options = Options::read(&options)?;
    let owner = Owner::new();
    let wanted = owner.with(|| LanguageState::new(options.sources.locale()).wanted());
    owner.cleanup();
    let needs_issuer = BootConfig::read(&options.sources).is_ok_and(|boot| boot.auth.mode == AuthMode::Oidc);
    let issuer = async { if needs_issuer { ISSUER.wait().await.map(drop) } else { Ok(()) } };
    let (found, ()) = join(issuer, wanted.wait()).await;
    found.map_err(|_| JsValue::from_str("a part of the program could not be fetched"))
}
