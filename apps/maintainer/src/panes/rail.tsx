import { viewRepo } from '@smithers/api-spec/client/repo/repo'
import type { Following } from '@smithers/ui-kit/api/follow'
import { read } from '@smithers/ui-kit/api/operation'
import { Account } from '@smithers/ui-kit/wallet/account'
import { For, Show } from 'solid-js'
import type { Desk } from '../state/desk.ts'
import type { View } from '../state/place.ts'
import type { RepoName } from '../inbox/chosen-repo.ts'

const words: Record<View, string> = { suggest: 'Suggestions', issues: 'Issues', snoozed: 'Snoozed', decided: 'Decided' }
const states: Record<Following, string> = { connecting: 'connecting', following: 'live', interrupted: 'reconnecting' }

/** The views and what waits in each; on a phone a strip across the top. */
export function Rail(props: { desk: Desk; repos: readonly RepoName[]; tier: string; following: Following }) {
  const { desk } = props
  const repo = read(
    () => ({ decisions: desk.trail().length, arrivals: desk.suggestions.board().waiting.length }),
    (_, init) => viewRepo(desk.repo.owner, desk.repo.name, init),
  )
  const count = (view: View) => {
    if (view === 'suggest') return desk.waiting().length
    if (view === 'issues') return repo.value()?.openIssues
    return view === 'snoozed' ? Object.keys(desk.asleep()).length : undefined
  }
  const href = (view: View) =>
    `/maintainer/?repo=${desk.repo.owner}/${desk.repo.name}${view === 'suggest' ? '' : `&view=${view}`}`
  return (
    <header class="rail">
      <Show
        when={props.repos.length > 1}
        fallback={
          <p class="rail-repo machine cut">
            {desk.repo.owner}/{desk.repo.name}
          </p>
        }
      >
        <select
          class="rail-repo machine"
          aria-label="Repository"
          onChange={(event) => location.assign(`/maintainer/?repo=${event.currentTarget.value}`)}
        >
          <For each={props.repos}>
            {(one) => (
              <option
                value={`${one.owner}/${one.name}`}
                selected={one.owner === desk.repo.owner && one.name === desk.repo.name}
              >
                {one.owner}/{one.name}
              </option>
            )}
          </For>
        </select>
      </Show>
      <nav class="rail-views" aria-label="Views">
        <For each={['suggest', 'issues', 'snoozed', 'decided'] as const}>
          {(view) => (
            <a
              href={href(view)}
              aria-current={desk.place.view() === view ? 'page' : undefined}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return
                event.preventDefault()
                desk.place.show(view)
              }}
            >
              <span>{words[view]}</span>
              <Show when={count(view)}>
                {(number) => (
                  <span class="rail-count figures" classList={{ 'rail-yours': view === 'suggest' }}>
                    {number().toLocaleString('en')}
                    {view === 'suggest' && desk.suggestions.hasMore() ? '+' : ''}
                  </span>
                )}
              </Show>
            </a>
          )}
        </For>
      </nav>
      <div class="rail-end">
        <p class={`rail-live rail-${props.following}`} role="status">
          {states[props.following]}
        </p>
        <nav aria-label="Other rooms">
          <a href={`/${desk.repo.owner}/${desk.repo.name}`}>Reading room</a>
          <Show when={props.tier === 'admin'}>
            <a href="/admin/">Console</a>
          </Show>
        </nav>
        <div class="rail-me">
          <Account />
        </div>
      </div>
    </header>
  )
}
