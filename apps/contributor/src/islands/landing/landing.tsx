import { Match, Switch, createEffect } from 'solid-js'
import type { Repo } from '@smithers/api-spec/client/model/repo'
import { viewRepo } from '@smithers/api-spec/client/repo/repo'
import { read } from '@smithers/ui-kit/api/operation'
import { Again } from '../../reading/again.tsx'
import { entitle } from '../../reading/title.ts'
import { Waiting } from '../../reading/waiting.tsx'
import { type RepoName, forgetRepo } from '../../repo/here.ts'
import { HubState } from './hub-state.tsx'
import { Readme } from './readme.tsx'

/** A repository's first page: its README set to be read, and what goes on here beside it. */
export function Landing(props: { repo: RepoName; first?: Repo }) {
  const repo = read(
    () => props.repo,
    ({ owner, name }: RepoName, init: RequestInit) => viewRepo(owner, name, init),
    props.first,
  )
  entitle(`${props.repo.owner}/${props.repo.name}`)
  createEffect(() => repo.problem()?.status === 404 && forgetRepo())
  const ready = () => (repo.value()?.state === 'ready' ? repo.value() : undefined)
  return (
    <>
      <h1 class="heard">
        {props.repo.owner}/{props.repo.name}
      </h1>
      <Switch fallback={<Waiting lines={16} />}>
        <Match when={ready()}>
          {(here) => (
            <div class="landing">
              <Readme repo={props.repo} />
              <HubState repo={here()} />
            </div>
          )}
        </Match>
        <Match when={repo.value()}>{(here) => <div ref={(place) => void watch(place, here(), repo.refetch)} />}</Match>
        <Match when={repo.problem()}>
          {(problem) => (
            <div class="alone">
              <Again problem={problem()} onAgain={repo.refetch} />
              <p>
                <a href="/">All repositories of this hub</a>
              </p>
            </div>
          )}
        </Match>
      </Switch>
    </>
  )
}

async function watch(place: HTMLElement, repo: Repo, onReady: () => void): Promise<void> {
  const { watchImport } = await import('./importing.tsx')
  watchImport(place, repo, onReady)
}
