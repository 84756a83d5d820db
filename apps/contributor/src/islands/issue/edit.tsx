import { Show, createSignal } from 'solid-js'
import { editIssue, viewIssue } from '@smithers/api-spec/client/issue/issue'
import type { IssueView } from '@smithers/api-spec/client/model/issueView'
import { outcomeOf } from '@smithers/ui-kit/api/answer'
import { write } from '@smithers/ui-kit/api/operation'
import { type Problem, fieldError, problemName } from '@smithers/ui-kit/api/problem'
import { Button } from '@smithers/ui-kit/button'
import { ProblemNote } from '@smithers/ui-kit/problem'
import { TextArea } from '@smithers/ui-kit/text-area'
import { TextField } from '@smithers/ui-kit/text-field'
import { useDraft } from '../../drafts/draft.ts'
import { KeptNote } from '../../drafts/kept-note.tsx'
import type { RepoName } from '../../repo/here.ts'
import { SideBySide } from './side-by-side.tsx'

/**
 * Changes an issue's title and text. It is saved only over the version that was read: when somebody else was faster, both
 * stand side by side and nobody's words are lost.
 */
export function Edit(props: { repo: RepoName; issue: IssueView; onDone: (changed: boolean) => void }) {
  const { owner, name } = props.repo
  const number = props.issue.number
  // The version that was read is part of the draft: one gone on with later still meets what was changed in between.
  const draft = useDraft(`edit:${owner}/${name}/${number}`, {
    title: props.issue.title,
    body: props.issue.body,
    version: String(props.issue.version),
  })
  const [theirs, setTheirs] = createSignal<IssueView>()
  const [unread, setUnread] = createSignal<Problem>()
  const save = write((version: number) =>
    editIssue(owner, name, number, { title: draft.value().title.trim(), body: draft.value().body, version }),
  )
  const leave = (changed: boolean) => {
    draft.clear()
    props.onDone(changed)
  }
  const submit = async (version: number) => {
    setTheirs()
    const done = await save.run(version)
    if (done.ok) return leave(true)
    if (problemName(done.problem) !== 'issue-stale') return
    const now = await outcomeOf(() => viewIssue(owner, name, number, { html: true }))
    if (!now.ok) return void setUnread(now.problem)
    setTheirs(now.value)
  }
  const problem = () => unread() ?? (theirs() ? undefined : save.problem())
  return (
    <form
      class="edit"
      onSubmit={(event) => {
        event.preventDefault()
        void submit(Number(draft.value().version))
      }}
    >
      <h1>Edit #{number}</h1>
      <TextField
        label="Title"
        required
        maxlength={256}
        value={draft.value().title}
        onInput={(text) => draft.write('title', text)}
        fault={fieldError(save.problem(), 'title')}
      />
      <TextArea
        label="Text"
        rows={10}
        maxlength={65_536}
        value={draft.value().body}
        onInput={(text) => draft.write('body', text)}
        fault={fieldError(save.problem(), 'body')}
      />
      <KeptNote kept={draft.kept()} at={draft.at()} />
      <Show when={theirs()}>
        {(now) => (
          <SideBySide
            theirs={now()}
            mine={draft.value()}
            onMine={() => void submit(now().version)}
            onTheirs={() => leave(true)}
          />
        )}
      </Show>
      <Show when={problem()}>{(why) => <ProblemNote problem={why()} />}</Show>
      <Show when={!theirs()}>
        <div class="reply-ways">
          <Button type="submit" look="first" busy={save.pending()}>
            Save
          </Button>
          <Button onClick={() => leave(false)}>Discard changes</Button>
        </div>
      </Show>
    </form>
  )
}
