import { For, Match, Show, Switch, createEffect, createSignal, on, onCleanup } from 'solid-js'
import { read } from '@smithers/ui-kit/api/operation'
import { reaches, useSession } from '@smithers/ui-kit/api/session'
import { Again } from '../../reading/again.tsx'
import { entitle } from '../../reading/title.ts'
import { Waiting } from '../../reading/waiting.tsx'
import type { RepoName } from '../../repo/here.ts'
import { repoHref } from '../../repo/links.ts'
import { Edit } from './edit.tsx'
import { Entry } from './entry.tsx'
import { Head } from './head.tsx'
import { Reply } from './reply.tsx'
import { storyOf } from './story.ts'
import { Suggested } from './suggested.tsx'
import { wholeIssue } from './whole-issue.ts'
import { Line } from './line.tsx'

const whileSmithersLooks = 1_500

/** One issue: where it stands, its story in order, and what one may add to it. */
export function IssuePage(props: { repo: RepoName; number: number }) {
  const session = useSession()
  const [editing, setEditing] = createSignal(false)
  const whole = read(
    () => props.number,
    (number: number, init: RequestInit) => wholeIssue(props.repo, number, init),
  )
  const issue = () => whole.value()?.issue
  const mayChange = () => {
    const who = session()
    const author = issue()?.author.toLowerCase()
    return (
      reaches(who, 'maintainer') ||
      (who.is === 'signed-in' && reaches(who, 'contributor') && who.address.toLowerCase() === author)
    )
  }
  createEffect(() => {
    if (issue()?.waiting !== 'hub' || whole.loading()) return
    const timer = setTimeout(whole.refetch, whileSmithersLooks)
    onCleanup(() => clearTimeout(timer))
  })
  createEffect(
    on(
      () => issue() !== undefined,
      (stands) => stands && location.hash && document.getElementById(location.hash.slice(1))?.scrollIntoView(),
    ),
  )
  createEffect(() => {
    const here = issue()
    entitle(here ? `${here.title} · #${here.number}` : `#${props.number}`, `${props.repo.owner}/${props.repo.name}`)
  })
  return (
    <Switch fallback={<Waiting lines={16} />}>
      <Match when={issue()}>
        {(here) => (
          <article class="issue">
            <Show
              when={editing()}
              fallback={
                <>
                  <Head repo={props.repo} issue={here()} mayEdit={mayChange()} onEdit={() => setEditing(true)} />
                  <Entry
                    repo={props.repo}
                    author={here().author}
                    at={here().createdAt}
                    html={here().html}
                    text={here().body}
                    first
                  />
                </>
              }
            >
              <Edit
                repo={props.repo}
                issue={here()}
                onDone={(changed) => {
                  setEditing(false)
                  if (changed) whole.refetch()
                }}
              />
            </Show>
            <For each={storyOf(here(), whole.value()?.events ?? [])}>
              {(step) => (
                <Switch>
                  <Match when={step.is === 'comment' && step}>
                    {(said) => (
                      <Entry
                        repo={props.repo}
                        id={`comment-${said().comment.id}`}
                        author={said().comment.author}
                        at={said().comment.createdAt}
                        html={said().comment.html}
                        text={said().comment.body}
                        byAuthor={said().comment.author === here().author}
                      />
                    )}
                  </Match>
                  <Match when={step.is === 'suggestions' && step}>
                    {(made) => <Suggested repo={props.repo} suggestions={made().suggestions} />}
                  </Match>
                  <Match when={step.is === 'line' && step}>{(line) => <Line step={line()} />}</Match>
                </Switch>
              )}
            </For>
            <Show when={whole.value()?.untold}>
              {(problem) => <Again problem={problem()} onAgain={whole.refetch} />}
            </Show>
            <Reply repo={props.repo} issue={here()} mayChange={mayChange()} onDone={whole.refetch} />
            <Show when={whole.problem()}>{(problem) => <Again problem={problem()} onAgain={whole.refetch} />}</Show>
          </article>
        )}
      </Match>
      <Match when={whole.problem()}>
        {(problem) => (
          <div class="alone">
            <h1 class="heard">Issue #{props.number}</h1>
            <Again problem={problem()} onAgain={whole.refetch} />
            <p>
              <a href={repoHref(props.repo, '/issues')}>All issues</a>
            </p>
          </div>
        )}
      </Match>
    </Switch>
  )
}
