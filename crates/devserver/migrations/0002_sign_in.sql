-- The sign-in side: who is signed in, and what that gave to the client. Every secret is there as its SHA-256 only; all of
-- them have full entropy. Times are seconds since 1970.

-- The one key that signs tokens; lost, every token would be worthless.
CREATE TABLE signing_key (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    pkcs8 BLOB NOT NULL
) STRICT;

-- A person who is signed in at the login page, in one browser.
CREATE TABLE sign_in_session (
    sha256     BLOB PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    auth_time  INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;

-- What one sign-in allows a client. To revoke a family of tokens is to delete its grant: codes and refresh tokens go
-- with it, and an access token names the grant that it needs.
CREATE TABLE oauth_grant (
    id         TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    client_id  TEXT NOT NULL,
    scope      TEXT NOT NULL,
    auth_time  INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX oauth_grant_account ON oauth_grant (account_id);

-- A used code or refresh token stays until its grant goes, so that its second use is noticed.
CREATE TABLE oauth_code (
    sha256         BLOB PRIMARY KEY,
    grant_id       TEXT NOT NULL REFERENCES oauth_grant (id) ON DELETE CASCADE,
    redirect_uri   TEXT NOT NULL,
    code_challenge TEXT NOT NULL,
    nonce          TEXT,
    expires_at     INTEGER NOT NULL,
    is_used        INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE oauth_refresh_token (
    sha256   BLOB PRIMARY KEY,
    grant_id TEXT NOT NULL REFERENCES oauth_grant (id) ON DELETE CASCADE,
    is_used  INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The session that `--cookie-session` holds for the page.
CREATE TABLE cookie_session (
    sha256     BLOB PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    expires_at INTEGER NOT NULL
) STRICT;
