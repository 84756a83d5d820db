import type { Migration } from './migrations.ts'

/**
 * One index for the lists of an author, where there were three: each made every new issue write another page. It and those of
 * all issues hold what else such a list is sorted or narrowed by. The CHECK of `last_reply` is spelt out, for SQLite builds a list
 * of more than two values anew for every row; a CHECK can only be changed by copying the table.
 */
export const authorLists: Migration = {
  name: '0004-author-lists',
  statements: [
    `CREATE TABLE issues_copy (
      id INTEGER PRIMARY KEY,
      repo INTEGER NOT NULL,
      number INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state = 'open' OR state = 'closed'),
      state_reason TEXT,
      state_by INTEGER,
      duplicate_of INTEGER,
      author TEXT NOT NULL COLLATE NOCASE,
      comments INTEGER NOT NULL,
      pending INTEGER NOT NULL,
      triaged INTEGER NOT NULL,
      needs_repro INTEGER,
      last_reply TEXT NOT NULL CHECK (
        last_reply = 'none' OR last_reply = 'author' OR last_reply = 'maintainer' OR last_reply = 'other'
      ),
      version INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      closed_at INTEGER,
      labels TEXT NOT NULL,
      title TEXT NOT NULL,
      body TEXT NOT NULL,
      UNIQUE (repo, number)
    ) STRICT`,
    'INSERT INTO issues_copy SELECT * FROM issues',
    'DROP TABLE issues',
    'ALTER TABLE issues_copy RENAME TO issues',
    'CREATE INDEX issues_by_created ON issues (repo, state, created_at, number)',
    'CREATE INDEX issues_by_updated ON issues (repo, state, updated_at, number, author)',
    'CREATE INDEX issues_by_comments ON issues (repo, state, comments, number, author)',
    'CREATE INDEX issues_by_author ON issues (repo, author, state, created_at, number, updated_at, comments)',
    "CREATE INDEX issues_untriaged ON issues (repo, number) WHERE triaged = 0 AND state = 'open'",
    `CREATE TRIGGER issue_text_edited AFTER UPDATE OF title, body ON issues
      BEGIN
        INSERT INTO issue_text (issue_text, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
        INSERT INTO issue_text (rowid, title, body) VALUES (new.id, new.title, new.body);
      END`,
  ],
}
