import type { Migration } from './migrations.ts'

/** The log: the only place where state comes to be. `key` is the sender's idempotency key, one use per actor. */
export const log: Migration = {
  name: '0001-log',
  statements: [
    `CREATE TABLE events (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      ts INTEGER NOT NULL,
      actor TEXT NOT NULL,
      stream TEXT NOT NULL,
      version INTEGER NOT NULL CHECK (version > 0),
      type TEXT NOT NULL,
      v INTEGER NOT NULL,
      payload TEXT NOT NULL CHECK (json_valid(payload)),
      key TEXT,
      UNIQUE (stream, version)
    ) STRICT`,
    'CREATE INDEX events_by_actor ON events (actor, seq)',
    'CREATE INDEX events_by_type ON events (type, seq)',
    'CREATE UNIQUE INDEX events_by_key ON events (actor, key) WHERE key IS NOT NULL',
    `CREATE TRIGGER events_no_update BEFORE UPDATE ON events
      BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END`,
    `CREATE TRIGGER events_no_delete BEFORE DELETE ON events
      BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END`,
  ],
}
