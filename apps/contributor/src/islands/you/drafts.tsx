import { For, Show, createSignal } from 'solid-js'
import { Button } from '@smithers/ui-kit/button'
import { Time } from '@smithers/ui-kit/time'
import { type KeptDraft, allDrafts, dropDraft } from '../../drafts/draft.ts'

/** What was begun on this device and not sent. */
export function Drafts() {
  const [drafts, setDrafts] = createSignal(allDrafts())
  return (
    <Show when={drafts().length > 0}>
      <section aria-labelledby="drafts">
        <h2 id="drafts">Drafts on this device</h2>
        <ul class="ruled sessions">
          <For each={drafts()}>
            {(draft) => {
              const [href, kind] = placeOf(draft.name)
              return (
                <li>
                  <span class="cut">
                    <a href={href}>{firstWords(draft)}</a>
                  </span>
                  <span class="text-mute">
                    {kind} · <Time at={draft.at} long />
                  </span>
                  <Button
                    onClick={() => {
                      dropDraft(draft.name)
                      setDrafts(allDrafts())
                    }}
                  >
                    Throw away<span class="heard"> {firstWords(draft)}</span>
                  </Button>
                </li>
              )
            }}
          </For>
        </ul>
      </section>
    </Show>
  )
}

/** Where a draft is gone on with, and what it is. */
function placeOf(name: string): [href: string, kind: string] {
  const [kind, rest = ''] = name.split(/:(.*)/s)
  const [owner = '', repo = '', number] = rest.split('/')
  const home = `/${encodeURIComponent(owner)}/${encodeURIComponent(repo)}/issues`
  if (kind === 'comment') return [`${home}/${number}`, `reply to #${number}`]
  if (kind === 'edit') return [`${home}/${number}`, `edit of #${number}`]
  if (kind === 'queued') return [`${home}/new?queued=${encodeURIComponent(number ?? '')}`, 'waits in the queue']
  return [`${home}/new`, `report to ${owner}/${repo}`]
}

function firstWords(draft: KeptDraft): string {
  const text =
    draft.parts['title'] || draft.parts['body'] || draft.parts['what'] || Object.values(draft.parts).find(Boolean)
  return text?.trim().split('\n')[0]?.slice(0, 80) || 'Without words yet'
}
