import { ProblemAgain } from '@smithers/ui-kit/problem-again'
import { EmptyState } from '@smithers/ui-kit/empty-state'
import { Keys } from '@smithers/ui-kit/keys'
import { Palette, type Goal } from '@smithers/ui-kit/palette/palette'
import { createEffect, Match, on, onCleanup, Show, Switch } from 'solid-js'
import { actionsOn } from '../state/actions.ts'
import { openDesk } from '../state/desk.ts'
import { followDesk } from '../state/live.ts'
import type { RepoName } from '../inbox/chosen-repo.ts'
import { openHub } from '../state/repo.ts'
import { IssuePane } from './issue.tsx'
import { KeysOfDesk } from './keys.tsx'
import { ListPane } from './list.tsx'
import { Rail } from './rail.tsx'

/** The inbox of one repository: views, the list, the issue beside what is suggested for it. */
export function Inbox(props: { me: { address: string; tier: string } }) {
  const { hub, chosen } = openHub()
  const key = () => {
    const repo = chosen()
    return repo && `${repo.owner}/${repo.name}`
  }
  return (
    <Switch
      fallback={
        <main class="door" id="main" aria-busy="true">
          <h1 class="heard">Inbox</h1>
        </main>
      }
    >
      <Match when={hub.problem()}>
        {(problem) => (
          <main class="door" id="main">
            <h1 class="heard">Inbox</h1>
            <ProblemAgain problem={problem()} onAgain={hub.refetch} />
          </main>
        )}
      </Match>
      <Match when={hub.value() && !chosen()}>
        <main class="door" id="main">
          <h1 class="heard">Inbox</h1>
          <EmptyState title="No such repository here" detail="Import one with: smithers repo import">
            <a class="button" href="/maintainer/">
              The hub’s first repository
            </a>
          </EmptyState>
        </main>
      </Match>
      <Match when={hub.value() && key()}>
        <Show when={key()} keyed>
          {(_repo) => <Desk repo={chosen()!} repos={hub.value()!.repos} seq={hub.value()!.seq} me={props.me} />}
        </Show>
      </Match>
    </Switch>
  )
}

function Desk(props: {
  repo: RepoName
  repos: readonly RepoName[]
  seq: number
  me: { address: string; tier: string }
}) {
  const desk = openDesk(props.repo, props.me.address)
  const actions = actionsOn(desk)
  const following = followDesk(desk, props.seq)
  void desk.suggestions.begin()
  /* What could not be read while the hub was away is read once it is back. */
  createEffect(
    on(following, (now, before) => {
      if (now === 'following' && before === 'interrupted') desk.readAnew()
    }),
  )
  /* What was decided and not sent would be lost with the page; the browser asks first. */
  const stay = (event: BeforeUnloadEvent) => desk.sending() > 0 && event.preventDefault()
  window.addEventListener('beforeunload', stay)
  onCleanup(() => window.removeEventListener('beforeunload', stay))
  return (
    <div class="desk" classList={{ 'desk-open': desk.place.issue() !== undefined || desk.looking() }}>
      <KeysOfDesk desk={desk} actions={actions} />
      <Keys />
      <Palette goals={goals(props.repo, props.repos)} repo={`${props.repo.owner}/${props.repo.name}`} />
      <Rail desk={desk} repos={props.repos} tier={props.me.tier} following={following()} />
      <main class="panes" id="main">
        <h1 class="heard">Inbox</h1>
        <ListPane desk={desk} actions={actions} tier={props.me.tier} />
        <IssuePane desk={desk} actions={actions} />
      </main>
    </div>
  )
}

function goals(repo: RepoName, repos: readonly RepoName[]): Goal[] {
  const views = { Suggestions: '', Issues: '&view=issues', Snoozed: '&view=snoozed', Decided: '&view=decided' }
  const inbox = ({ owner, name }: RepoName) => `/maintainer/?repo=${owner}/${name}`
  return [
    ...Object.entries(views).map(([word, query]) => ({ word, href: inbox(repo) + query })),
    { word: 'Reading room', href: `/${repo.owner}/${repo.name}` },
    ...repos
      .filter((one) => one.owner !== repo.owner || one.name !== repo.name)
      .map((one) => ({ word: `${one.owner}/${one.name}`, hint: 'its inbox', href: inbox(one) })),
  ]
}
