import { viewHub } from '@smithers/api-spec/client/hub/hub'
import type { Hub } from '@smithers/api-spec/client/model/hub'
import { read } from '@smithers/ui-kit/api/operation'
import { queryWord } from '@smithers/ui-kit/url/query'

export type RepoName = { owner: string; name: string }

/** The hub, and which of its repositories the URL asks for; without a word in the URL, the first. */
export function openHub() {
  const hub = read(
    () => ({}),
    (_, init) => viewHub(init),
  )
  const [word, setWord] = queryWord('repo')
  return {
    hub,
    chosen: () => chosenRepo(hub.value(), word()),
    choose: (repo: RepoName) => setWord(`${repo.owner}/${repo.name}`),
  }
}

/** The repository named `owner/name`, else the first there is. */
export function chosenRepo(hub: Pick<Hub, 'repos'> | undefined, word: string): RepoName | undefined {
  return hub?.repos.find((repo) => `${repo.owner}/${repo.name}` === word) ?? (word === '' ? hub?.repos[0] : undefined)
}
