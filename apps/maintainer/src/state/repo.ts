import { viewHub } from '@smithers/api-spec/client/hub/hub'
import { read } from '@smithers/ui-kit/api/operation'
import { queryWord } from '@smithers/ui-kit/url/query'
import { chosenRepo } from '../inbox/chosen-repo.ts'

/** The hub, and which of its repositories the URL asks for; without a word in the URL, the first. */
export function openHub() {
  const hub = read(
    () => ({}),
    (_, init) => viewHub(init),
  )
  const [word] = queryWord('repo')
  return { hub, chosen: () => chosenRepo(hub.value()?.repos ?? [], word()) }
}
