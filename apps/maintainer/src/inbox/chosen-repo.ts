export type RepoName = { owner: string; name: string }

/** The repository the URL names as `owner/name`; when it names none, the first. Undefined when there is no such repository. */
export function chosenRepo(repos: readonly RepoName[], word: string): RepoName | undefined {
  return word === '' ? repos[0] : repos.find((repo) => `${repo.owner}/${repo.name}` === word)
}
