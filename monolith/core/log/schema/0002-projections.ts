import type { Migration } from './migrations.ts'

/**
 * What can be read, derived from the log alone. Small columns stand before long texts, so that a scan does not read them.
 * `issue_labels` repeats an issue's sort keys, author and the set of its labels (`mask`, one bit per label id modulo 62):
 * any mix of filters walks one index in order and touches an issue only when it is shown.
 */
export const projections: Migration = {
  name: '0002-projections',
  statements: [
    `CREATE TABLE repos (
      id INTEGER PRIMARY KEY,
      owner TEXT NOT NULL COLLATE NOCASE,
      name TEXT NOT NULL COLLATE NOCASE,
      state TEXT NOT NULL CHECK (state IN ('importing', 'ready', 'failed')),
      source TEXT NOT NULL,
      main_bookmark TEXT, head_commit TEXT, head_change TEXT,
      changes INTEGER NOT NULL, files INTEGER NOT NULL,
      open_issues INTEGER NOT NULL, closed_issues INTEGER NOT NULL, pending INTEGER NOT NULL,
      next_issue INTEGER NOT NULL,
      created_at INTEGER NOT NULL, imported_at INTEGER,
      problem TEXT,
      UNIQUE (owner, name)
    ) STRICT`,
    `CREATE TABLE issues (
      id INTEGER PRIMARY KEY,
      repo INTEGER NOT NULL,
      number INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
      state_reason TEXT,
      state_by INTEGER,
      duplicate_of INTEGER,
      author TEXT NOT NULL COLLATE NOCASE,
      comments INTEGER NOT NULL,
      pending INTEGER NOT NULL,
      triaged INTEGER NOT NULL,
      needs_repro INTEGER,
      last_reply TEXT NOT NULL CHECK (last_reply IN ('none', 'author', 'maintainer', 'other')),
      version INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      closed_at INTEGER,
      labels TEXT NOT NULL,
      title TEXT NOT NULL,
      body TEXT NOT NULL,
      UNIQUE (repo, number)
    ) STRICT`,
    'CREATE INDEX issues_by_created ON issues (repo, state, created_at, number)',
    'CREATE INDEX issues_by_updated ON issues (repo, state, updated_at, number)',
    'CREATE INDEX issues_by_comments ON issues (repo, state, comments, number)',
    'CREATE INDEX issues_by_author_created ON issues (repo, author, state, created_at, number)',
    'CREATE INDEX issues_by_author_updated ON issues (repo, author, state, updated_at, number)',
    'CREATE INDEX issues_by_author_comments ON issues (repo, author, state, comments, number)',
    "CREATE INDEX issues_untriaged ON issues (repo, number) WHERE triaged = 0 AND state = 'open'",
    `CREATE TABLE labels (
      id INTEGER PRIMARY KEY,
      repo INTEGER NOT NULL,
      name TEXT NOT NULL COLLATE NOCASE,
      description TEXT NOT NULL,
      issues INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      UNIQUE (repo, name)
    ) STRICT`,
    `CREATE TABLE issue_labels (
      issue INTEGER NOT NULL,
      label INTEGER NOT NULL,
      state TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      comments INTEGER NOT NULL,
      number INTEGER NOT NULL,
      author TEXT NOT NULL COLLATE NOCASE,
      mask INTEGER NOT NULL,
      suggestion INTEGER,
      PRIMARY KEY (issue, label)
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX issue_labels_by_created ON issue_labels (label, state, created_at, number, mask, author)',
    'CREATE INDEX issue_labels_by_updated ON issue_labels (label, state, updated_at, number, mask, author)',
    'CREATE INDEX issue_labels_by_comments ON issue_labels (label, state, comments, number, mask, author)',
    `CREATE TABLE comments (
      id INTEGER PRIMARY KEY,
      issue INTEGER NOT NULL,
      author TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      body TEXT NOT NULL
    ) STRICT`,
    'CREATE INDEX comments_by_issue ON comments (issue, id)',
    `CREATE TABLE suggestions (
      id INTEGER PRIMARY KEY,
      repo INTEGER NOT NULL,
      issue INTEGER NOT NULL,
      number INTEGER NOT NULL,
      kind TEXT NOT NULL,
      value TEXT NOT NULL,
      reason TEXT NOT NULL,
      confidence REAL NOT NULL,
      evidence TEXT NOT NULL,
      costume TEXT NOT NULL,
      state TEXT NOT NULL,
      decided_by TEXT,
      decided_reason TEXT,
      effect TEXT,
      created_at INTEGER NOT NULL,
      decided_at INTEGER
    ) STRICT`,
    'CREATE INDEX suggestions_by_state ON suggestions (repo, state, number, id)',
    'CREATE INDEX suggestions_by_number ON suggestions (repo, number, id)',
    'CREATE INDEX suggestions_by_issue ON suggestions (issue, id)',
    `CREATE TABLE accounts (
      address TEXT PRIMARY KEY COLLATE NOCASE,
      tier TEXT NOT NULL,
      epoch INTEGER NOT NULL,
      banned INTEGER NOT NULL,
      ban_reason TEXT,
      created_at INTEGER NOT NULL,
      last_sign_in_at INTEGER NOT NULL,
      issues INTEGER NOT NULL,
      comments INTEGER NOT NULL,
      policy_seq INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX accounts_by_policy ON accounts (policy_seq)',
    'CREATE INDEX accounts_by_tier ON accounts (tier, address)',
    `CREATE TABLE limits (
      scope TEXT NOT NULL COLLATE NOCASE,
      class TEXT NOT NULL,
      span TEXT NOT NULL,
      soft INTEGER NOT NULL,
      hard INTEGER NOT NULL,
      PRIMARY KEY (scope, class, span)
    ) STRICT, WITHOUT ROWID`,
    `CREATE VIRTUAL TABLE issue_text USING fts5 (
      title, body, content = 'issues', content_rowid = 'id', tokenize = 'porter unicode61'
    )`,
    // The index's own vocabulary: in how many issues a stem stands. Reading it is what bounds the cost of a search.
    "CREATE VIRTUAL TABLE issue_words USING fts5vocab('issue_text', 'row')",
    `CREATE TRIGGER issue_text_added AFTER INSERT ON issues
      BEGIN INSERT INTO issue_text (rowid, title, body) VALUES (new.id, new.title, new.body); END`,
    `CREATE TRIGGER issue_text_edited AFTER UPDATE OF title, body ON issues
      BEGIN
        INSERT INTO issue_text (issue_text, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
        INSERT INTO issue_text (rowid, title, body) VALUES (new.id, new.title, new.body);
      END`,
    `CREATE TRIGGER issue_text_removed AFTER DELETE ON issues
      BEGIN INSERT INTO issue_text (issue_text, rowid, title, body) VALUES ('delete', old.id, old.title, old.body); END`,
  ],
}

/** The tables a rebuild makes anew, parents before children. The full-text index follows `issues` by its triggers. */
export const PROJECTIONS = [
  'repos',
  'labels',
  'issues',
  'issue_labels',
  'comments',
  'suggestions',
  'accounts',
  'limits',
] as const
