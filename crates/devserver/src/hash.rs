//! Password hashes: argon2id with the library's current parameters, on threads that serve no requests.

use argon2::Argon2;
use argon2::password_hash::{Error as HashError, PasswordHasher, PasswordVerifier};
use tokio::task::spawn_blocking;

use crate::error::{Error, Result};

/// The PHC string to store for `password`.
pub(crate) async fn hash(password: String) -> Result<String> {
    spawn_blocking(move || Argon2::default().hash_password(password.as_bytes()))
        .await
        .map_err(Error::internal)?
        .map(|hash| hash.to_string())
        .map_err(|error| Error::internal(error.to_string()))
}

/// Whether `password` is the one that `stored` was made from.
pub(crate) async fn verify(password: String, stored: String) -> Result<bool> {
    let verified =
        spawn_blocking(move || Argon2::default().verify_password(password.as_bytes(), stored.as_str()))
            .await
            .map_err(Error::internal)?;
    match verified {
        Ok(()) => Ok(true),
        Err(HashError::PasswordInvalid) => Ok(false),
        Err(error) => Err(Error::internal(error.to_string())),
    }
}
