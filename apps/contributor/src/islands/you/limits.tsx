import { For, Match, Show, Switch } from 'solid-js'
import { listAccountLimits } from '@smithers/api-spec/client/account/account'
import type { QuotaLimitsItem } from '@smithers/api-spec/client/model/quotaLimitsItem'
import { read } from '@smithers/ui-kit/api/operation'
import { ProblemAgain } from '@smithers/ui-kit/problem-again'
import { Time } from '@smithers/ui-kit/time'
import { Waiting } from '../../reading/waiting.tsx'

const classWords: Record<string, string> = {
  'sign-in': 'Signing in',
  write: 'Changing things',
  'issue-creation': 'Filing issues',
  search: 'Searching',
  'chat-turn': 'Asking Smithers',
  spend: 'Spending on models',
}

/** What is left of every limit on this account, before one of them bites. */
export function Limits() {
  const quota = read(
    () => true,
    (_, init) => listAccountLimits('me', init),
  )
  return (
    <section aria-labelledby="limits">
      <h2 id="limits">Limits</h2>
      <Switch fallback={<Waiting rows lines={4} label="Loading limits" />}>
        <Match when={quota.problem()}>
          {(problem) => <ProblemAgain problem={problem()} onAgain={quota.refetch} />}
        </Match>
        <Match when={quota.value()}>
          {(known) => (
            <ul class="limits figures">
              <For each={known().limits} fallback={<li class="text-mute">Nothing is limited for you.</li>}>
                {(limit) => <Left limit={limit} />}
              </For>
            </ul>
          )}
        </Match>
      </Switch>
    </section>
  )
}

function Left(props: { limit: QuotaLimitsItem }) {
  const left = () => Math.max(0, props.limit.hard - props.limit.used)
  const tight = () => (left() === 0 ? 'none' : props.limit.used >= props.limit.soft ? 'few' : 'plenty')
  const soon = () => Date.parse(props.limit.resetAt) - Date.now() < 60_000
  const name = () => `${classWords[props.limit.class] ?? props.limit.class}, each ${props.limit.window}`
  return (
    <li>
      <span>
        {classWords[props.limit.class] ?? props.limit.class} <span class="text-mute">each {props.limit.window}</span>
      </span>
      <meter min="0" max={props.limit.hard} value={props.limit.used} aria-label={name()} class={`left-${tight()}`}>
        {props.limit.used} of {props.limit.hard}
      </meter>
      <span classList={{ 'text-loss': tight() === 'none' }}>
        {left() === 0
          ? '× none left'
          : `${left().toLocaleString('en')} of ${props.limit.hard.toLocaleString('en')} left`}
        {tight() === 'few' && ', few'}
      </span>
      <span class="text-mute">
        <Show when={props.limit.used > 0}>
          whole again{' '}
          <Show when={soon()} fallback={<Time at={props.limit.resetAt} long />}>
            within a minute
          </Show>
        </Show>
      </span>
    </li>
  )
}
