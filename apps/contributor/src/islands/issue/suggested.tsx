import { For, Match, Show, Switch } from 'solid-js'
import type { Suggestion } from '@smithers/api-spec/client/model/suggestion'
import { Address } from '@smithers/ui-kit/address'
import { Confidence } from '@smithers/ui-kit/confidence'
import { Tag } from '@smithers/ui-kit/tag'
import { Time } from '@smithers/ui-kit/time'
import type { RepoName } from '../../repo/here.ts'
import { issueHref } from '../../repo/links.ts'

/** What Smithers proposed, why, how sure, and who decided. Nothing of it happens by itself. */
export function Suggested(props: { repo: RepoName; suggestions: readonly Suggestion[] }) {
  return (
    <section class="suggested" aria-label="What Smithers suggested">
      <h2>
        Smithers suggested <span class="text-mute">a person decides</span>
      </h2>
      <ul>
        <For each={props.suggestions}>
          {(suggestion) => (
            <li>
              <p class="suggested-what">
                <What repo={props.repo} suggestion={suggestion} />
                <Confidence of={suggestion.confidence} />
              </p>
              <p class="text-mute">
                {suggestion.reason}
                <Show when={unnamed(suggestion).length > 0}>
                  {' Like '}
                  <For each={unnamed(suggestion)}>
                    {(number) => (
                      <>
                        <a href={issueHref(props.repo, number)}>#{number}</a>{' '}
                      </>
                    )}
                  </For>
                </Show>
              </p>
              <Decision suggestion={suggestion} />
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}

/** The issues it rests on that its reason does not name already. */
function unnamed({ evidence, reason }: Suggestion): number[] {
  return evidence.filter((number) => !new RegExp(`#${number}\\b`).test(reason))
}

function What(props: { repo: RepoName; suggestion: Suggestion }) {
  return (
    <Switch>
      <Match when={props.suggestion.kind === 'duplicate'}>
        <b>
          It may repeat <a href={issueHref(props.repo, Number(props.suggestion.value))}>#{props.suggestion.value}</a>
        </b>
      </Match>
      <Match when={props.suggestion.kind === 'label'}>
        <b>
          Label <Tag word={props.suggestion.value} suggested={props.suggestion.state === 'pending'} />
        </b>
      </Match>
      <Match when={props.suggestion.kind === 'needs-repro'}>
        <b>Ask for a way to see it happen</b>
      </Match>
    </Switch>
  )
}

const decided = { accepted: 'accepted', rejected: 'turned down', undone: 'taken back' } as const

function Decision(props: { suggestion: Suggestion }) {
  const state = () => props.suggestion.state
  return (
    <p class="decision">
      <Show when={state() !== 'pending' && (state() as keyof typeof decided)} fallback="Waits for a maintainer.">
        {(done) => (
          <>
            <span classList={{ 'text-landed': done() === 'accepted' }}>
              {done() === 'accepted' ? '✓ ' : ''}
              {decided[done()]}
            </span>
            <Show when={props.suggestion.decidedBy}>
              {(by) => (
                <>
                  {' by '}
                  <Address of={by()} />
                </>
              )}
            </Show>
            <Show when={props.suggestion.decidedAt}>
              {(at) => (
                <>
                  {', '}
                  <Time at={at()} long />
                </>
              )}
            </Show>
            <Show when={props.suggestion.decidedReason}>{(reason) => <>: “{reason()}”</>}</Show>
          </>
        )}
      </Show>
    </p>
  )
}
