import { For, Match, Show, Switch, createEffect, onCleanup } from 'solid-js'
import { listRepos } from '@smithers/api-spec/client/repo/repo'
import { read } from '@smithers/ui-kit/api/operation'
import { enterRepo } from '../../look/frame.ts'
import { Again } from '../../reading/again.tsx'
import { repoHref } from '../../repo/links.ts'
import { Waiting } from '../../reading/waiting.tsx'
import { count } from './count.ts'
import { Landing } from './landing.tsx'

const pause = 3_000

/** The hub's door: its one repository, or the list of them. */
export function Hub() {
  const repos = read(
    () => true,
    (_, init) => listRepos(init),
  )
  createEffect(() => {
    if (repos.loading() || repos.value()?.repos.length !== 0) return
    const timer = setTimeout(repos.refetch, pause)
    onCleanup(() => clearTimeout(timer))
  })
  const only = () => {
    const all = repos.value()?.repos
    const one = all?.length === 1 ? all[0] : undefined
    if (one) enterRepo(one)
    return one
  }
  return (
    <Switch fallback={<Waiting lines={16} />}>
      <Match when={repos.problem()}>
        {(problem) => (
          <div class="alone">
            <h1 class="heard">The hub</h1>
            <Again problem={problem()} onAgain={repos.refetch} />
          </div>
        )}
      </Match>
      <Match when={only()}>{(repo) => <Landing repo={repo()} first={repo()} />}</Match>
      <Match when={repos.value()}>
        {(list) => (
          <div class="alone">
            <h1>Repositories</h1>
            <Show when={list().repos.length > 0} fallback={<Nothing />}>
              <ul class="ruled list">
                <For each={list().repos}>
                  {(repo) => (
                    <li class="repo-row">
                      <a href={repoHref(repo)} class="machine">
                        {repo.owner}/<b>{repo.name}</b>
                      </a>
                      <span class="text-mute figures">
                        {repo.state === 'ready'
                          ? `${count(repo.openIssues, 'open issue')} · ${count(repo.changes, 'change')}`
                          : repo.state === 'failed'
                            ? 'import failed'
                            : 'being imported'}
                      </span>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          </div>
        )}
      </Match>
    </Switch>
  )
}

function Nothing() {
  return (
    <div class="empty-state">
      <p>No repository is here yet.</p>
      <p>An admin brings one in from the command line; this page shows it as soon as it arrives.</p>
      <p>
        <code>smithers repo import https://github.com/owner/name</code>
      </p>
    </div>
  )
}
