import { Match, Show, Switch, createSignal } from 'solid-js'
import { createIssue } from '@smithers/api-spec/client/issue/issue'
import { write } from '@smithers/ui-kit/api/operation'
import { useSession } from '@smithers/ui-kit/api/session'
import { queryWord } from '@smithers/ui-kit/url/query'
import { dropDraft, keep, readDraft, useDraft } from '../../drafts/draft.ts'
import { KeptNote } from '../../drafts/kept-note.tsx'
import { onceKey, spent } from '../../drafts/once-key.ts'
import { askToSignIn } from '../../look/ask-to-sign-in.ts'
import { entitle } from '../../reading/title.ts'
import type { RepoName } from '../../repo/here.ts'
import { issueHref } from '../../repo/links.ts'
import { focusPart } from './focus-part.ts'
import { LookOver } from './look-over.tsx'
import { Part } from './part.tsx'
import { Queued } from './queued.tsx'
import { emptyReport, faultOf, textOf } from './report.ts'
import { ShowIt } from './show-it.tsx'
import { Mine, type MineOf } from './mine.tsx'
import { WhatHappened } from './what-happened.tsx'

/**
 * Report something, in three parts that open in turn: what happened, show it, look over. Every keystroke is on the device, one
 * can write without being signed in, and however often it is sent, it is filed once.
 */
export function ReportPage(props: { repo: RepoName }) {
  const session = useSession()
  const { owner, name } = props.repo
  const about = `new:${owner}/${name}`
  const draft = useDraft(about, emptyReport)
  const [open, setOpen] = createSignal<1 | 2 | 3>(1)
  const [reached, setReached] = createSignal(draft.kept() === 'kept' ? 3 : 1)
  const [mine, setMine] = createSignal<MineOf>()
  const [queued, setQueued] = queryWord('queued')
  const waiting = (id: string) => `queued:${owner}/${name}/${id}`
  entitle('Report something', `${owner}/${name}`)
  const send = write((title: string, body: string) =>
    createIssue(owner, name, { title, body }, { idempotencyKey: onceKey(about, `${title}\n${body}`) }),
  )
  const go = (part: 1 | 2 | 3) => {
    setOpen(part)
    setReached((before) => Math.max(before, part))
    focusPart(part)
  }
  const filed = (number: number) => {
    spent(about)
    draft.clear()
    location.assign(issueHref(props.repo, number))
  }
  /** What waits keeps its own copy, so that the next report begins empty and a refused one comes back whole. */
  const wait = (id: string) => {
    keep(waiting(id), draft.value())
    spent(about)
    draft.clear()
    setQueued(id)
  }
  const outOfQueue = (number: number) => {
    dropDraft(waiting(queued()))
    location.replace(issueHref(props.repo, number))
  }
  const back = () => {
    const words = readDraft(waiting(queued()))?.parts
    for (const part of ['title', 'what', 'show'] as const) if (words?.[part]) draft.write(part, words[part])
    dropDraft(waiting(queued()))
    setQueued('')
  }
  const submit = async () => {
    const report = draft.value()
    if (send.pending() || faultOf(report)) return
    const who = session()
    if (
      who.is !== 'signed-in' &&
      !(await askToSignIn('To report something, the hub must know whom to answer. Your words are kept.'))
    )
      return
    const done = await send.run(report.title.trim(), textOf(report))
    if (!done.ok) return
    if ('number' in done.value) filed(done.value.number)
    else wait((done.value as { id: string }).id)
  }
  return (
    <div class="report">
      <h1>Report something</h1>
      <Switch>
        <Match when={queued()}>
          {(id) => (
            <Queued
              repo={props.repo}
              id={id()}
              title={readDraft(waiting(id()))?.parts['title'] ?? ''}
              onFiled={outOfQueue}
              onBack={back}
            />
          )}
        </Match>
        <Match when={mine()}>
          {(theirs) => (
            <Mine
              repo={props.repo}
              issue={theirs()}
              report={draft.value()}
              onBack={() => setMine()}
              onTaken={draft.clear}
            />
          )}
        </Match>
        <Match when={true}>
          <KeptNote kept={draft.kept()} at={draft.at()} />
          <Part
            number={1}
            title="What happened"
            open={open() === 1}
            reached={reached() >= 1}
            said={draft.value().title}
            onOpen={() => go(1)}
          >
            <WhatHappened
              repo={props.repo}
              report={draft.value()}
              onWrite={draft.write}
              onNext={() => go(2)}
              onMine={setMine}
              problem={send.problem()}
            />
          </Part>
          <Part
            number={2}
            title="Show it"
            open={open() === 2}
            reached={reached() >= 2}
            said={draft.value().show.split('\n')[0] ?? ''}
            onOpen={() => go(2)}
          >
            <ShowIt report={draft.value()} onWrite={draft.write} onNext={() => go(3)} />
          </Part>
          <Part number={3} title="Look over" open={open() === 3} reached={reached() >= 3} said="" onOpen={() => go(3)}>
            <LookOver
              report={draft.value()}
              session={session()}
              busy={send.pending()}
              problem={send.problem()}
              onSend={() => void submit()}
            />
          </Part>
          <Show when={draft.kept() === 'kept'}>
            <p>
              <button type="button" class="button button-bare" onClick={() => (draft.clear(), go(1))}>
                Throw this draft away
              </button>
            </p>
          </Show>
        </Match>
      </Switch>
    </div>
  )
}
