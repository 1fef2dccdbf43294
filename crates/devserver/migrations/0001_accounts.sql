-- Who there is, what they may present, and what they chose.

CREATE TABLE organization (
    id                  TEXT PRIMARY KEY,
    name                TEXT NOT NULL,
    organization_id     TEXT,
    insurance_id        TEXT,
    logo                TEXT,
    registration_number TEXT,
    address             TEXT,
    account_type        TEXT NOT NULL DEFAULT 'DEFAULT'
) STRICT;

-- People and machines share a table because a credential speaks for either.
-- `config` and `notification_preferences` are JSON texts and never columns: keys that nobody here knows, the order of
-- the keys and the digits of the numbers must come back as they went in.
CREATE TABLE account (
    id                       TEXT PRIMARY KEY,
    user_type                TEXT NOT NULL CHECK (user_type IN ('Human', 'Machine')),
    name                     TEXT,
    first_name               TEXT,
    last_name                TEXT,
    email                    TEXT UNIQUE,
    phone                    TEXT,
    state                    TEXT NOT NULL DEFAULT 'USER_STATE_ACTIVE',
    password_hash            TEXT,
    config                   TEXT NOT NULL DEFAULT '{}',
    notification_preferences TEXT NOT NULL DEFAULT '{}',
    organization_id          TEXT REFERENCES organization (id),
    updated_at               TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;

-- Keys have full entropy, so one round of SHA-256 is enough, and the hash can be looked up.
CREATE TABLE api_key (
    sha256     BLOB PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE
) STRICT;

-- One picture for each person. The token is its public, unguessable name; a new picture has a new one.
CREATE TABLE avatar (
    account_id TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    token      TEXT NOT NULL UNIQUE,
    media_type TEXT NOT NULL,
    bytes      BLOB NOT NULL
) STRICT;

-- What the sign-in service knows: the source of `POST sync-from-auth/`. A null says nothing about its column.
CREATE TABLE sign_in_profile (
    account_id TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    name       TEXT,
    first_name TEXT,
    last_name  TEXT,
    email      TEXT,
    phone      TEXT
) STRICT;

-- `updated_at` is about what `GET /users/me/` shows; a password or a preference does not touch it.
CREATE TRIGGER account_updated
AFTER UPDATE OF name, first_name, last_name, email, phone, state, config, organization_id ON account
BEGIN
    UPDATE account SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE id = NEW.id;
END;

CREATE TRIGGER avatar_inserted
AFTER INSERT ON avatar
BEGIN
    UPDATE account SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE id = NEW.account_id;
END;

CREATE TRIGGER avatar_deleted
AFTER DELETE ON avatar
BEGIN
    UPDATE account SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE id = OLD.account_id;
END;
