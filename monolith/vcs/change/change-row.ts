import type { ChangeRow } from '@smithers/core/ports/vcs'
import { derivedChangeId, type Commit } from '../read/objects.ts'
import type { ChangeIndex } from './change-index.ts'

const LONGEST_TITLE = 1000

/** A commit as one row of a list. A commit jj no longer shows has its change id from its header or, as in jj, its id. */
export function toChangeRow(index: ChangeIndex, commitId: string, commit: Commit): ChangeRow {
  return {
    changeId: index.byCommit.get(commitId)?.changeId ?? commit.changeId ?? derivedChangeId(commitId),
    commitId,
    parents: commit.parents,
    title: (commit.description.trimStart().split('\n', 1)[0] ?? '').trimEnd().slice(0, LONGEST_TITLE),
    author: commit.author,
    committer: commit.committer,
    bookmarks: index.bookmarksAt.get(commitId) ?? [],
  }
}
