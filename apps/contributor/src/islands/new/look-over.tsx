import { Match, Show, Switch } from 'solid-js'
import { type Problem, problemName } from '@smithers/ui-kit/api/problem'
import { type Session, reaches } from '@smithers/ui-kit/api/session'
import { Button } from '@smithers/ui-kit/button'
import { ProblemNote } from '@smithers/ui-kit/problem'
import { Left } from './left.tsx'
import { type Report, faultOf, textOf } from './report.ts'

/** The last part: exactly what will be public, and how many more one may file. */
export function LookOver(props: {
  report: Report
  session: Session
  busy: boolean
  problem: Problem | undefined
  onSend: () => void
}) {
  const fault = () => faultOf(props.report)
  const reader = () => props.session.is === 'signed-in' && !reaches(props.session, 'contributor')
  return (
    <div class="what">
      <p class="text-mute">Exactly this becomes public, under your address. You can edit and close it later.</p>
      <div class="public">
        <p>
          <b>{props.report.title.trim() || 'No title yet'}</b>
        </p>
        <pre class="plain-words" tabIndex={0} aria-label="The text that becomes public">
          {textOf(props.report) || 'No text'}
        </pre>
      </div>
      <Show when={fault()}>{(sentence) => <p class="field-fault">{sentence()}</p>}</Show>
      <Show when={props.problem}>
        {(why) => (
          <ProblemNote problem={why()}>
            <Show when={problemName(why()) === 'limit-reached'}>
              <a class="button" href="/you">
                All limits on you
              </a>
            </Show>
          </ProblemNote>
        )}
      </Show>
      <Switch>
        <Match when={reader()}>
          <p class="text-mute">
            Your tier reads only. An admin of this hub can raise it; what you wrote stays on this device.
          </p>
        </Match>
        <Match when={true}>
          <div class="reply-ways">
            <Button
              look="first"
              busy={props.busy}
              aria-disabled={fault() ? 'true' : undefined}
              onClick={() => props.onSend()}
            >
              {props.session.is === 'signed-in' ? 'File it' : 'Sign in and file it'}
            </Button>
            <Show when={props.session.is === 'signed-in'}>
              <Left />
            </Show>
          </div>
        </Match>
      </Switch>
    </div>
  )
}
