import { For, Show, createEffect, createSignal, onCleanup } from 'solid-js'
import { findSimilarIssues } from '@smithers/api-spec/client/issue/issue'
import { read } from '@smithers/ui-kit/api/operation'
import { Button } from '@smithers/ui-kit/button'
import { State } from '@smithers/ui-kit/state'
import type { RepoName } from '../../repo/here.ts'
import { issueHref } from '../../repo/links.ts'
import type { MineOf } from './mine.tsx'

const pause = 300
const shortest = 4

/** Issues that may say the same, while one writes. Closed ones too: the answer may be there. */
export function Similar(props: { repo: RepoName; title: string; text: string; onMine: (issue: MineOf) => void }) {
  const [asked, setAsked] = createSignal<{ title: string; body: string }>()
  createEffect(() => {
    const title = props.title.trim()
    const body = props.text.trim().slice(0, 2_000)
    const timer = setTimeout(() => setAsked(title.length < shortest ? undefined : { title, body }), pause)
    onCleanup(() => clearTimeout(timer))
  })
  const found = read(asked, ({ title, body }, init) =>
    findSimilarIssues(props.repo.owner, props.repo.name, { title, ...(body && { body }), limit: 5 }, init),
  )
  const issues = () => (asked() ? (found.value()?.issues ?? []) : [])
  return (
    <section
      class="similar"
      aria-label="Similar issues"
      aria-live="polite"
      aria-busy={found.state().is === 'loading' && asked() !== undefined}
    >
      <Show
        when={issues().length > 0}
        fallback={
          <p class="text-mute">
            {asked() === undefined
              ? 'Issues that may say the same appear here while you write.'
              : found.problem()
                ? 'Similar issues cannot be looked up just now. You can go on; Smithers looks again once it is filed.'
                : found.loading()
                  ? 'Looking for similar issues…'
                  : 'Nobody seems to have said this yet.'}
          </p>
        }
      >
        <h3>Is it one of these?</h3>
        <ul>
          <For each={issues()}>
            {(issue) => (
              <li>
                <span class="similar-words">
                  <a href={issueHref(props.repo, issue.number)} target="_blank">
                    {issue.title} <span class="text-mute figures">#{issue.number}</span>
                    <span class="heard"> opens beside this page</span>
                  </a>
                  <span class="similar-why text-mute">
                    <State is={issue.state === 'open' ? 'open' : 'closed'} />
                    <Show when={issue.because.length > 0}>
                      <span>both say {issue.because.slice(0, 4).join(', ')}</span>
                    </Show>
                  </span>
                </span>
                <Button onClick={() => props.onMine({ number: issue.number, title: issue.title, state: issue.state })}>
                  Mine is this one<span class="heard">, #{issue.number}</span>
                </Button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}
