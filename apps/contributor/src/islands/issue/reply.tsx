import { Match, Show, Switch, createSignal } from 'solid-js'
import { closeIssue, commentIssue, reopenIssue } from '@smithers/api-spec/client/issue/issue'
import type { CloseIssueBody } from '@smithers/api-spec/client/model/closeIssueBody'
import type { IssueView } from '@smithers/api-spec/client/model/issueView'
import { write } from '@smithers/ui-kit/api/operation'
import { fieldError, problemName } from '@smithers/ui-kit/api/problem'
import { reaches, useSession } from '@smithers/ui-kit/api/session'
import { Button } from '@smithers/ui-kit/button'
import { ProblemNote } from '@smithers/ui-kit/problem'
import { TextArea } from '@smithers/ui-kit/text-area'
import { useDraft } from '../../drafts/draft.ts'
import { KeptNote } from '../../drafts/kept-note.tsx'
import { onceKey, spent } from '../../drafts/once-key.ts'
import { askToSignIn } from '../../look/ask-to-sign-in.ts'
import { wantKey } from '../../look/wanted-keys.ts'
import type { RepoName } from '../../repo/here.ts'
import { Close } from './close.tsx'

const longest = 65_536

/** The end of an issue: a comment, and for those who may, closing or reopening. One can write before one signs in. */
export function Reply(props: { repo: RepoName; issue: IssueView; mayChange: boolean; onDone: () => void }) {
  const session = useSession()
  const { owner, name } = props.repo
  const about = `comment:${owner}/${name}/${props.issue.number}`
  const draft = useDraft(about, { body: '' })
  const [closing, setClosing] = createSignal(false)
  const words = () => draft.value().body
  const comment = write((body: string) =>
    commentIssue(owner, name, props.issue.number, { body }, { idempotencyKey: onceKey(about, body) }),
  )
  const close = write((body: CloseIssueBody) => closeIssue(owner, name, props.issue.number, body))
  const reopen = write(() => reopenIssue(owner, name, props.issue.number))
  let room: HTMLFormElement | undefined
  wantKey({ keys: 'r', does: 'Reply', run: () => room?.querySelector('textarea')?.focus() })

  const settled = () => {
    spent(about)
    draft.clear()
    props.onDone()
  }
  const send = async () => {
    if (comment.pending() || !words().trim()) return
    if (
      session().is !== 'signed-in' &&
      !(await askToSignIn('To answer, the hub must know who speaks. Your words are kept.'))
    )
      return
    const done = await comment.run(words())
    if (done.ok) settled()
  }
  const closeWith = async (reason: CloseIssueBody) => {
    const done = await close.run(words().trim() ? { ...reason, comment: words() } : reason)
    if (!done.ok) return
    setClosing(false)
    settled()
  }
  const problem = () => comment.problem() ?? reopen.problem()
  return (
    <form
      class="reply"
      ref={room}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
      }}
    >
      <h2>Reply</h2>
      <TextArea
        label="Your reply"
        bare
        rows={4}
        maxlength={longest}
        value={words()}
        onInput={(text) => draft.write('body', text)}
        fault={fieldError(comment.problem(), 'body')}
        placeholder="Markdown works here"
      />
      <KeptNote kept={draft.kept()} at={draft.at()} />
      <Show when={problem()}>
        {(why) => (
          <ProblemNote problem={why()}>
            <Show when={problemName(why()) === 'unauthenticated'}>
              <Button onClick={() => void askToSignIn()}>Sign in</Button>
            </Show>
          </ProblemNote>
        )}
      </Show>
      <div class="reply-ways">
        <Switch>
          <Match when={session().is === 'signed-in' && !reaches(session(), 'contributor')}>
            <p class="text-mute">
              Your tier reads only. An admin of this hub can raise it; your words stay on this device.
            </p>
          </Match>
          <Match when={true}>
            <Button
              type="submit"
              look="first"
              busy={comment.pending()}
              aria-disabled={words().trim() ? undefined : 'true'}
            >
              {session().is === 'signed-in' ? 'Comment' : 'Sign in and comment'}
            </Button>
          </Match>
        </Switch>
        <Show when={props.mayChange}>
          <Show
            when={props.issue.state === 'open'}
            fallback={
              <Button
                busy={reopen.pending()}
                onClick={() => void reopen.run().then((done) => done.ok && props.onDone())}
              >
                Reopen
              </Button>
            }
          >
            <Button aria-expanded={closing()} onClick={() => setClosing((was) => !was)}>
              {words().trim() ? 'Comment and close' : 'Close'}
            </Button>
          </Show>
        </Show>
      </div>
      <Show when={closing()}>
        <Close busy={close.pending()} problem={close.problem()} onClose={(reason) => void closeWith(reason)} />
      </Show>
    </form>
  )
}
