//! Creates accounts for the demo and the tests. The contract has no operation for it.

use serde_json::Value;
use sqlx::SqlitePool;

use crate::auth::add_key;
use crate::error::Result;
use crate::routes::{config, notifications};

/// A person to create.
#[derive(Clone, Debug)]
pub struct NewHuman<'a> {
    /// Identifier, unique among all accounts.
    pub id: &'a str,
    /// Address that they sign in with, in lower case.
    pub email: &'a str,
    /// Their password as a PHC string. Hashing is slow on purpose, so a caller that starts often keeps the result.
    pub password_hash: &'a str,
    /// Their API key.
    pub key: &'a str,
    /// Given name.
    pub first_name: &'a str,
    /// Family name.
    pub last_name: &'a str,
    /// Settings; [`config::defaults`] by default.
    pub config: Value,
    /// Notification preferences; [`notifications::defaults`] by default.
    pub notification_preferences: Value,
}

impl Default for NewHuman<'_> {
    fn default() -> Self {
        Self {
            id: "",
            email: "",
            password_hash: "",
            key: "",
            first_name: "",
            last_name: "",
            config: config::defaults(),
            notification_preferences: notifications::defaults(),
        }
    }
}

/// Adds an active person.
pub async fn add_human(pool: &SqlitePool, human: NewHuman<'_>) -> Result<()> {
    sqlx::query(
        "INSERT INTO account (id, user_type, email, password_hash, first_name, last_name, config,
                              notification_preferences)
         VALUES (?, 'Human', ?, ?, ?, ?, ?, ?)",
    )
    .bind(human.id)
    .bind(human.email)
    .bind(human.password_hash)
    .bind(human.first_name)
    .bind(human.last_name)
    .bind(human.config.to_string())
    .bind(human.notification_preferences.to_string())
    .execute(pool)
    .await?;
    add_key(pool, human.id, human.key).await
}

/// Adds a service account.
pub async fn add_machine(pool: &SqlitePool, id: &str, name: &str, key: &str) -> Result<()> {
    sqlx::query("INSERT INTO account (id, user_type, name) VALUES (?, 'Machine', ?)")
        .bind(id)
        .bind(name)
        .execute(pool)
        .await?;
    add_key(pool, id, key).await
}

/// What the sign-in service knows about an account; `None` is unknown.
#[derive(Clone, Debug, Default)]
pub struct SignInProfile<'a> {
    /// Name of a service account.
    pub name: Option<&'a str>,
    /// Given name of a person.
    pub first_name: Option<&'a str>,
    /// Family name of a person.
    pub last_name: Option<&'a str>,
    /// Address of a person, in lower case.
    pub email: Option<&'a str>,
    /// Telephone number of a person.
    pub phone: Option<&'a str>,
}

/// Sets what the sign-in service knows about an account.
pub async fn set_sign_in_profile(
    pool: &SqlitePool,
    account_id: &str,
    profile: SignInProfile<'_>,
) -> Result<()> {
    sqlx::query(
        "REPLACE INTO sign_in_profile (account_id, name, first_name, last_name, email, phone)
         VALUES (?, ?, ?, ?, ?, ?)",
    )
    .bind(account_id)
    .bind(profile.name)
    .bind(profile.first_name)
    .bind(profile.last_name)
    .bind(profile.email)
    .bind(profile.phone)
    .execute(pool)
    .await?;
    Ok(())
}
