import type { Result } from '../result.ts'

/**
 * Version control as core needs it. Names are already checked by core (`repo` is a repository's numeric id); the adapter
 * still treats every string as hostile. Paths are `/`-separated, relative, without `.` or `..`; '' is the root.
 */
export type Vcs = {
  /** Imports a git repository. A `path` source is only ever handed over by the local CLI and `npm start`. */
  importRepo(
    repo: number,
    source: RepoSource,
    onProgress: (progress: ImportProgress) => void,
    signal?: Cancellation,
  ): Promise<Result<Imported, VcsImportProblem>>
  /** Removes what an import left behind. */
  removeRepo(repo: number): Promise<void>
  /** Finds a change by change id, unambiguous prefix, commit id or bookmark name; undefined means the main bookmark. */
  resolve(repo: number, change?: string): Promise<Result<Resolved, VcsChangeProblem>>
  /** One folder's entries, folders first; with `recursive` every file below it. */
  listFiles(
    repo: number,
    commit: string,
    path: string,
    recursive: boolean,
  ): Promise<Result<TreeEntry[], VcsPathProblem>>
  /** A file's bytes. A symlink is never followed: its target text is its content and `symlink` is true. */
  readFile(repo: number, commit: string, path: string): Promise<Result<FileContent, VcsPathProblem>>
  /** Which change each line of a text file came with. A symlink, and a file of a change in conflict, are refused. */
  blameFile(repo: number, commit: string, path: string): Promise<Result<Blame, VcsPathProblem>>
  /** All bookmarks, the main one first, then those whose change was committed last. */
  listBookmarks(repo: number): Promise<Bookmark[]>
  /**
   * Changes reachable from a commit, newest first, with `path` those that touch it, with `until` (seconds since 1970) those
   * committed by then. `after` is the commit id of the last row of the page before.
   */
  listChanges(
    repo: number,
    query: { commit: string; path?: string; until?: number; limit: number; after?: string },
  ): Promise<Result<ChangeRow[], VcsChangeProblem | VcsPathProblem>>
  viewChange(repo: number, commit: string): Promise<Result<ChangeDetail, VcsChangeProblem>>
  /** Diff against the first parent. Bounded: files past `maxBytes` of patch text come without their patch. */
  diffChange(repo: number, commit: string, maxBytes: number): Promise<Result<FileDiff[], VcsChangeProblem>>
  /** Lines that contain the fixed string, case-insensitively, at a commit. */
  searchCode(repo: number, commit: string, text: string, limit: number): Promise<CodeHit[]>
  /** Versions of what it runs, for the hub's status. */
  versions(): Promise<{ jj: string; git: string }>
  close(): Promise<void>
}

/** The part of an AbortSignal that an adapter needs. */
export type Cancellation = { readonly aborted: boolean; addEventListener(type: 'abort', listener: () => void): void }

export type RepoSource = { kind: 'path'; path: string } | { kind: 'url'; url: string }
export type ImportProgress = { phase: 'receiving' | 'resolving' | 'importing' | 'indexing'; percent: number }
export type Imported = { mainBookmark: string; headCommit: string; headChange: string; changes: number; files: number }
export type Resolved = { commitId: string; changeId: string }
export type TreeEntry = {
  name: string
  path: string
  kind: 'file' | 'folder' | 'symlink' | 'submodule'
  size: number | null
}
export type FileContent = { bytes: Uint8Array; blobId: string; executable: boolean; symlink: boolean }
/** `at` is RFC 3339 with the person's own offset. */
export type Person = { name: string; email: string; at: string }
export type ChangeRow = {
  changeId: string
  commitId: string
  parents: string[]
  /** First line of the description. */
  title: string
  author: Person
  committer: Person
  bookmarks: string[]
}
/** `conflict`: it stands at more than one change, of which `at` is the newest. */
export type Bookmark = { name: string; main: boolean; conflict: boolean; at: ChangeRow }
/** Runs of lines from the first on, and the change each came with. Not complete when following the history took too long. */
export type Blame = { complete: boolean; spans: { line: number; lines: number; by: ChangeRow }[] }
export type ChangeDetail = ChangeRow & {
  description: string
  conflict: boolean
  empty: boolean
  files: {
    path: string
    oldPath: string | null
    status: FileStatus
    additions: number
    deletions: number
    binary: boolean
  }[]
}
export type FileStatus = 'added' | 'modified' | 'deleted' | 'renamed' | 'copied' | 'mode-changed'
/** `patch` holds unified hunks (from the first `@@`), null when binary or past the bound. */
export type FileDiff = ChangeDetail['files'][number] & { patch: string | null }
export type CodeHit = { path: string; line: number; text: string }

export type VcsImportProblem =
  | { is: 'source-refused'; reason: string }
  | { is: 'source-unreachable'; reason: string }
  | { is: 'source-empty' }
  | { is: 'cancelled' }
export type VcsChangeProblem =
  | { is: 'change-not-found'; change: string }
  | { is: 'change-ambiguous'; change: string; candidates: string[] }
export type VcsPathProblem =
  | { is: 'path-not-found'; path: string }
  | { is: 'path-refused'; path: string; reason: string }
  /** A file past the hub's cap, or a folder with too many files to list at once. `limit` and `size` count bytes, or files. */
  | { is: 'too-large'; path: string; size: number; limit: number }
