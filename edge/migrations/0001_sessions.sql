-- A sign-in that has begun. Taken out by DELETE … RETURNING, so that it works once.
CREATE TABLE nonces (
  nonce TEXT PRIMARY KEY,
  -- SHA-256 of the browser's pre-session cookie; NULL for a caller without cookies.
  browser TEXT,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX nonces_by_expiry ON nonces (expires_at);

-- One sign-in of one device. Its id is the `sid` of its access tokens and the family of its refresh tokens.
CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  address TEXT NOT NULL,
  client TEXT NOT NULL,
  ip TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_used_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;

CREATE INDEX sessions_by_address ON sessions (address, created_at);

-- Opaque tokens, kept as SHA-256. `next_hash` names the token that took its place.
CREATE TABLE refresh_tokens (
  hash TEXT PRIMARY KEY,
  session TEXT NOT NULL REFERENCES sessions (id),
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  next_hash TEXT
) STRICT;

CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session);

-- RFC 8628. `state`: waiting, approved, denied, taken.
CREATE TABLE device_codes (
  device_hash TEXT PRIMARY KEY,
  user_code TEXT NOT NULL UNIQUE,
  client TEXT NOT NULL,
  ip TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  interval_s INTEGER NOT NULL,
  polled_at INTEGER,
  state TEXT NOT NULL DEFAULT 'waiting',
  address TEXT
) STRICT;

CREATE INDEX device_codes_by_expiry ON device_codes (expires_at);
