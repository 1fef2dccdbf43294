//! ID tokens: who signed in (OpenID Connect Core 1.0, section 2).

use std::time::Duration;

use chrono::{DateTime, Utc};
use openidconnect::core::{CoreIdToken, CoreIdTokenClaims, CoreJwsSigningAlgorithm};
use openidconnect::{
    AccessToken, Audience, EmptyAdditionalClaims, EndUserEmail, EndUserFamilyName, EndUserGivenName,
    EndUserName, IssuerUrl, Nonce, StandardClaims, SubjectIdentifier,
};

use crate::error::{Error, Result};
use crate::oidc::grants::Grant;
use crate::oidc::issuer::Issuer;
use crate::state::AppState;
use crate::time;

/// Independent of `--token-ttl`: the client reads the ID token once, when it arrives.
const LIFETIME: Duration = Duration::from_secs(300);

#[derive(sqlx::FromRow)]
struct Person {
    email: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
}

/// Signs an ID token with the hash of `access_token`.
pub(super) async fn issue(
    state: &AppState,
    Issuer(issuer): &Issuer,
    grant: &Grant,
    nonce: Option<String>,
    access_token: &AccessToken,
) -> Result<CoreIdToken> {
    let person = sqlx::query_as("SELECT email, first_name, last_name FROM account WHERE id = ?")
        .bind(&grant.account_id)
        .fetch_one(&state.pool)
        .await?;
    let claims = CoreIdTokenClaims::new(
        IssuerUrl::new(issuer.clone()).map_err(Error::internal)?,
        vec![Audience::new(grant.client_id.clone())],
        moment(time::after(LIFETIME))?,
        moment(time::now())?,
        personal(person, grant),
        EmptyAdditionalClaims {},
    )
    .set_auth_time(Some(moment(grant.auth_time)?))
    .set_nonce(nonce.map(Nonce::new));
    let keys = state.keys().await?;
    let algorithm = CoreJwsSigningAlgorithm::EcdsaP256Sha256;
    CoreIdToken::new(claims, keys, algorithm, Some(access_token), None).map_err(Error::internal)
}

/// The claims about the person that the granted scopes include.
fn personal<GC: openidconnect::GenderClaim>(person: Person, grant: &Grant) -> StandardClaims<GC> {
    let mut claims = StandardClaims::new(SubjectIdentifier::new(grant.account_id.clone()));
    if grant.has("email") {
        claims = claims.set_email(person.email.map(EndUserEmail::new));
    }
    if grant.has("profile") {
        let parts = [&person.first_name, &person.last_name];
        let name = parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
        claims = claims
            .set_name((!name.is_empty()).then(|| EndUserName::new(name).into()))
            .set_given_name(person.first_name.map(|name| EndUserGivenName::new(name).into()))
            .set_family_name(person.last_name.map(|name| EndUserFamilyName::new(name).into()));
    }
    claims
}

fn moment(seconds: i64) -> Result<DateTime<Utc>> {
    DateTime::from_timestamp(seconds, 0).ok_or_else(|| Error::internal("a time out of range"))
}
