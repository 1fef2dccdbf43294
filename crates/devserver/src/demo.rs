//! The demo accounts: a person whose documents hold what a careless client would lose, a second person with only the
//! defaults, and a service account.

use serde_json::{Value, json};
use sqlx::SqlitePool;

use crate::accounts::{NewHuman, SignInProfile, add_human, add_machine, set_sign_in_profile};
use crate::error::Result;
use crate::routes::notifications;

/// The id of the demo person.
pub const HUMAN_ID: &str = "263814927364518273";
/// The id of the demo service account.
pub const MACHINE_ID: &str = "263814927364518274";
/// The id of the second person.
pub const SECOND_HUMAN_ID: &str = "263814927364518275";
/// `correct-horse-battery`, the password of both persons. It is public, so hashing it at each start would protect nothing.
pub const PASSWORD_HASH: &str = "$argon2id$v=19$m=19456,t=2,p=1$46ig7SCrXFi23uBppIkySw$\
                                 xSi/mDx7Xierj+YLCVPSG9fmoD9mmhrq4RywIhqe0r8";

/// Seeds an empty database. A database with accounts is left alone, so that a restart keeps changes and deletions.
pub async fn seed(pool: &SqlitePool) -> Result<()> {
    let (accounts,): (i64,) = sqlx::query_as("SELECT count(*) FROM account").fetch_one(pool).await?;
    if accounts > 0 {
        return Ok(());
    }
    seed_human(pool).await?;
    add_human(pool, second_human()).await?;
    add_machine(pool, MACHINE_ID, "Nightly export", "machine-key").await?;
    seed_organization(pool).await
}

async fn seed_human(pool: &SqlitePool) -> Result<()> {
    let zoe = NewHuman {
        id: HUMAN_ID,
        email: "zoe@example.test",
        password_hash: PASSWORD_HASH,
        key: "demo-key",
        first_name: "Zoé",
        last_name: "Martin",
        config: config(),
        notification_preferences: notification_preferences(),
    };
    add_human(pool, zoe).await?;
    sqlx::query("UPDATE account SET phone = '+33 1 23 45 67 89' WHERE id = ?")
        .bind(HUMAN_ID)
        .execute(pool)
        .await?;
    let profile = SignInProfile {
        first_name: Some("Zoé"),
        last_name: Some("Martin-Leroy"),
        email: Some("zoe@example.test"),
        phone: Some("+33 6 98 76 54 32"),
        ..SignInProfile::default()
    };
    set_sign_in_profile(pool, HUMAN_ID, profile).await
}

/// A second person, to see that no one sees the data of another.
fn second_human() -> NewHuman<'static> {
    NewHuman {
        id: SECOND_HUMAN_ID,
        email: "noor@example.test",
        password_hash: PASSWORD_HASH,
        key: "noor-key",
        first_name: "Noor",
        last_name: "Haddad",
        ..NewHuman::default()
    }
}

/// Has no `dark_mode`, so that the device decides; has an integer past 2^53 and a key that no client knows.
fn config() -> Value {
    json!({
        "email_signature": "<p>Zoé Martin<br><strong>Agence du Port</strong></p>",
        "property_rent_subscriptions": ["rent-1041", "rent-2093"],
        "send_notification_by_mail": false,
        "raw_html_email": false,
        "interface_config": {
            "columns": ["tenant", "rent", "due"],
            "ledger": {"last_entry": 9_007_199_254_740_993_u64, "open": true},
        },
        "beta_features": {"ledger": true},
    })
}

/// The defaults, and what a newer service could add: an event, a channel, a value that is not a channel.
fn notification_preferences() -> Value {
    let mut preferences = notifications::defaults();
    preferences["app"]["lease_signed"] = true.into();
    preferences["sms"] = json!({"lease_signed": false});
    preferences["digest_hour"] = 8.into();
    preferences
}

async fn seed_organization(pool: &SqlitePool) -> Result<()> {
    sqlx::query(
        "INSERT INTO organization (id, name, organization_id, registration_number, address, account_type)
         VALUES ('agence-du-port', 'Agence du Port', '263814927364518200', '123 456 789 00012',
                 '12 quai des Belges, 13001 Marseille, France', 'ORGANIZATION')",
    )
    .execute(pool)
    .await?;
    sqlx::query("UPDATE account SET organization_id = 'agence-du-port' WHERE id IN (?, ?)")
        .bind(HUMAN_ID)
        .bind(MACHINE_ID)
        .execute(pool)
        .await?;
    Ok(())
}
