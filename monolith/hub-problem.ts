/** Why a hub could not be opened: what to say, and the way forward. Nothing is left half-made. */
export type HubProblem = {
  is:
    | 'folder-in-use'
    | 'folder-not-writable'
    | 'jj-missing'
    | 'jj-too-old'
    | 'git-missing'
    | 'git-too-old'
    | 'database-newer'
    | 'database-altered'
    | 'database-damaged'
    | 'secret-too-short'
    | 'access-switch-unclear'
  say: string
  next: string
}
