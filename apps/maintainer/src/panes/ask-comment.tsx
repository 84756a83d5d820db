import type { Problem } from '@smithers/ui-kit/api/problem'
import { Button } from '@smithers/ui-kit/button'
import { ProblemNote } from '@smithers/ui-kit/problem'
import { TextArea } from '@smithers/ui-kit/text-area'
import { createSignal, onMount, Show } from 'solid-js'
import type { Actions } from '../state/actions.ts'
import type { Desk } from '../state/desk.ts'
import { kept } from '../state/kept.ts'

/** A word on the issue. What is typed stays on this device until the hub has it. */
export function AskComment(props: { desk: Desk; actions: Actions }) {
  const { desk } = props
  const number = desk.issue()!
  const [draft, keepDraft] = kept(`smithers:maintainer:draft:${desk.repo.owner}/${desk.repo.name}#${number}`, readDraft)
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem>()
  const start = draft()
  let form: HTMLFormElement | undefined
  onMount(() => form?.querySelector('textarea')?.focus())
  const send = async () => {
    const body = draft().trim()
    if (!body || busy()) return
    setBusy(true)
    const outcome = await props.actions.comment(number, body)
    setBusy(false)
    if (!outcome.ok) return void setProblem(outcome.problem)
    keepDraft('')
    desk.setAsking()
    await desk.cards.renew(number)
  }
  return (
    <form
      class="asking asking-comment"
      ref={form}
      onSubmit={(event) => (event.preventDefault(), void send())}
      onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && void send()}
    >
      <TextArea
        label={`Comment on #${number}`}
        hint="Markdown. Saved on this device until it is sent."
        maxLength={65536}
        value={start}
        onInput={keepDraft}
      />
      <Show when={problem()}>{(problem) => <ProblemNote problem={problem()} />}</Show>
      <p class="asking-ways">
        <Button type="submit" look="first" busy={busy()} keys="Ctrl ↵">
          Comment
        </Button>
        <Button look="bare" keys="Esc" onClick={() => desk.setAsking()}>
          Keep as a draft
        </Button>
      </p>
    </form>
  )
}

function readDraft(stored: string | null): string {
  if (!stored?.startsWith('"')) return ''
  return String(JSON.parse(stored))
}
