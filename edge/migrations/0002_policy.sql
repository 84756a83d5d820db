-- A read model of the monolith's log: who may what. Rebuilt from nothing on demand; `seq` guards against an older answer.
CREATE TABLE policy_accounts (
  address TEXT PRIMARY KEY,
  tier TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  banned INTEGER NOT NULL,
  seq INTEGER NOT NULL
) STRICT;

CREATE TABLE policy_limits (
  scope TEXT NOT NULL,
  class TEXT NOT NULL,
  "window" TEXT NOT NULL,
  soft INTEGER NOT NULL,
  hard INTEGER NOT NULL,
  PRIMARY KEY (scope, class, "window")
) STRICT;

-- One row. `stale`: an operation that may have changed the policy was under way and its end is not known.
CREATE TABLE policy_state (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  seq INTEGER NOT NULL,
  refreshed_at INTEGER NOT NULL,
  stale INTEGER NOT NULL
) STRICT;
