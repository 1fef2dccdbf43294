//! `PartialUpdateUser`: what a person changes about themselves.

use serde::{Deserialize, Deserializer, Serialize};

/// The body of `PATCH /users/me/` (contract: `PartialUpdateUser`).
///
/// Outer `None`: the key is not sent and the field stays. `Some(None)`: `null`, the field is cleared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UserPatch {
    /// See [`User::first_name`].
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub first_name: Option<Option<String>>,
    /// See [`User::last_name`].
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub last_name: Option<Option<String>>,
    /// See [`User::email`].
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub email: Option<Option<String>>,
    /// See [`User::phone`].
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub phone: Option<Option<String>>,
}

impl UserPatch {
    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Distinguishes a `null` from an absent key. serde alone reads both as `None`.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_patch_sends_only_what_changes_and_null_clears() {
        let patch =
            UserPatch { phone: Some(None), first_name: Some(Some("Zoë".into())), ..UserPatch::default() };
        assert_eq!(serde_json::to_value(&patch).unwrap(), json!({"first_name": "Zoë", "phone": null}));
        assert_eq!(
            serde_json::from_value::<UserPatch>(json!({"first_name": "Zoë", "phone": null})).unwrap(),
            patch
        );
        assert!(UserPatch::default().is_empty() && !patch.is_empty());
    }
}
