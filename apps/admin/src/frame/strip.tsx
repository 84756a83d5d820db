import { type Problem, problemName } from '@smithers/ui-kit/api/problem'
import { State } from '@smithers/ui-kit/state'
import { Time } from '@smithers/ui-kit/time'
import { Show, type JSX } from 'solid-js'
import { bytes, figure } from '../figures/words.ts'
import { hubNow } from './status.ts'

/** The line of figures over every page; each opens the rows beneath it. */
export function Strip() {
  const status = () => hubNow.seen()?.status
  const down = () => hubNow.problem()
  const ailing = () => status()?.parts.filter((part) => part.state !== 'up') ?? []
  return (
    <Show when={hubNow.admitted()} fallback={<p class="strip-wait">SmithersHub</p>}>
      <Show
        when={status()}
        fallback={<p class="strip-wait">{down() ? troubleWord(down()!) : 'Reading the figures …'}</p>}
      >
        {(now) => (
          <dl class="strip" classList={{ 'strip-past': down() !== undefined }}>
            <Figure word="Log seq" href="/admin/log/" value={figure(now().seq)} />
            <Figure word="Accounts" href="/admin/accounts/" value={figure(now().accounts)} />
            <Figure word="Issues" href="/admin/log/?type=issue.created" value={figure(now().issues)} />
            <Figure word="Triage waits" href="/admin/log/?type=issue.triaged" value={figure(now().pendingTriage)} />
            <Figure word="Database" href="/admin/health/" value={bytes(now().databaseBytes)} />
            <Figure
              word="Unknown errors"
              href="/admin/health/"
              value={figure(now().unknownErrors)}
              loss={now().unknownErrors > 0}
            />
            <div class="strip-parts">
              <dt class="heard">Parts</dt>
              <dd>
                <a href="/admin/health/">
                  <Show
                    when={down()}
                    fallback={<Parts ailing={ailing().map((part) => `${part.name} ${part.state}`)} />}
                  >
                    {(problem) => <State is="failed" word={troubleWord(problem())} />}
                  </Show>
                </a>
                <Show when={down() && hubNow.seen()}>
                  {(seen) => (
                    <span class="strip-as-of">
                      figures from <Time at={seen().at} still long />
                    </span>
                  )}
                </Show>
              </dd>
            </div>
          </dl>
        )}
      </Show>
    </Show>
  )
}

/** Who it is that does not answer; any other problem is named as it is. */
function troubleWord(problem: Problem): string {
  const name = problemName(problem)
  if (name === 'hub-unavailable') return 'the monolith does not answer'
  return name === 'unreachable' ? 'nothing answers' : problem.title
}

function Parts(props: { ailing: readonly string[] }): JSX.Element {
  return (
    <Show when={props.ailing.length > 0} fallback={<State is="landed" word="all parts up" />}>
      <State is="failed" word={props.ailing.join(', ')} />
    </Show>
  )
}

function Figure(props: { word: string; value: string; href: string; loss?: boolean }) {
  return (
    <div classList={{ 'strip-loss': props.loss ?? false }}>
      <dt>{props.word}</dt>
      <dd>
        <a href={props.href} aria-label={`${props.word}: ${props.value}`}>
          {props.value}
        </a>
      </dd>
    </div>
  )
}
