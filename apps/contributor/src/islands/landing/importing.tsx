import { Match, Show, Switch, createEffect, onCleanup } from 'solid-js'
import { render } from 'solid-js/web'
import type { Repo } from '@smithers/api-spec/client/model/repo'
import { viewRepo } from '@smithers/api-spec/client/repo/repo'
import { read } from '@smithers/ui-kit/api/operation'
import { Time } from '@smithers/ui-kit/time'
import { Again } from '../../reading/again.tsx'

const pause = 1_000
const words = {
  receiving: 'Receiving the history',
  resolving: 'Putting the received pieces together',
  importing: 'Reading the changes',
  indexing: 'Indexing files and changes',
} as const

/** Watches an import in `place` until the repository is ready. Fetched only by a page that needs it. */
export function watchImport(place: HTMLElement, first: Repo, onReady: () => void): void {
  const leave = render(
    () => (
      <Importing
        first={first}
        onReady={() => {
          leave()
          onReady()
        }}
      />
    ),
    place,
  )
}

function Importing(props: { first: Repo; onReady: () => void }) {
  const repo = read(
    () => props.first,
    ({ owner, name }: Repo, init: RequestInit) => viewRepo(owner, name, init),
    props.first,
  )
  const here = () => repo.value() ?? props.first
  createEffect(() => {
    if (repo.loading() || here().state === 'failed') return
    if (here().state === 'ready') return props.onReady()
    const timer = setTimeout(repo.refetch, pause)
    onCleanup(() => clearTimeout(timer))
  })
  return (
    <div class="alone">
      <Switch>
        <Match when={here().state === 'failed'}>
          <h2>The import did not succeed</h2>
          <p>{here().problem ? `The reason: ${here().problem}.` : 'The reason was not recorded.'}</p>
          <p class="text-mute">
            It came from{' '}
            <Show when={here().source !== 'local'} fallback="a folder on the hub’s own machine">
              <span class="machine">{here().source}</span>
            </Show>
            . An admin can start it again; nothing half-made was kept.
          </p>
          <p>
            <a href="/">All repositories of this hub</a>
          </p>
        </Match>
        <Match when={true}>
          <h2>This repository is being imported</h2>
          <p id="import-phase">
            {phase(here())}
            <span class="text-mute">
              {' · began '}
              <Time at={here().createdAt} long />
            </span>
          </p>
          <progress max="100" value={here().progress?.percent ?? 0} aria-labelledby="import-phase" />
          <p class="text-mute">
            The README, the code and the changes appear here as soon as they are read. Nothing needs to be reloaded.
          </p>
        </Match>
      </Switch>
      <Show when={repo.problem()}>{(problem) => <Again problem={problem()} onAgain={repo.refetch} />}</Show>
    </div>
  )
}

function phase({ progress }: Repo): string {
  return progress ? words[progress.phase] : 'Waiting for its turn'
}
