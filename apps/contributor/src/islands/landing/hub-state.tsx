import { For, Match, Show, Switch } from 'solid-js'
import { listChanges } from '@smithers/api-spec/client/change/change'
import type { Repo } from '@smithers/api-spec/client/model/repo'
import { read } from '@smithers/ui-kit/api/operation'
import { Time } from '@smithers/ui-kit/time'
import { Again } from '../../reading/again.tsx'
import { Waiting } from '../../reading/waiting.tsx'
import { changeHref, issuesHref, repoHref } from '../../repo/links.ts'
import { count } from './count.ts'

/** What goes on in the hub, beside the words: issues, who is waited for, the newest changes. */
export function HubState(props: { repo: Repo }) {
  const changes = read(
    () => props.repo,
    ({ owner, name }, init) => listChanges(owner, name, { limit: 5 }, init),
  )
  return (
    <aside class="hub-state" aria-labelledby="hub-state">
      <h2 id="hub-state">State of the hub</h2>
      <ul class="facts figures">
        <li>
          <a href={issuesHref(props.repo)}>{count(props.repo.openIssues, 'open issue')}</a>
          <Show when={props.repo.closedIssues > 0}>
            <span class="text-mute">, {props.repo.closedIssues.toLocaleString('en')} closed</span>
          </Show>
        </li>
        <li>
          {props.repo.pendingSuggestions > 0
            ? `${count(props.repo.pendingSuggestions, 'suggestion')} waiting for a maintainer`
            : 'Nothing waits for a maintainer'}
        </li>
      </ul>
      <p>
        <a class="button button-first" href={repoHref(props.repo, '/issues/new')}>
          Report something
        </a>
      </p>
      <h3>Newest changes</h3>
      <Switch fallback={<Waiting lines={5} />}>
        <Match when={changes.problem()}>{(problem) => <Again problem={problem()} onAgain={changes.refetch} />}</Match>
        <Match when={changes.value()}>
          {(list) => (
            <>
              <ul class="newest">
                <For each={list().changes} fallback={<li class="text-mute">Nothing has changed yet.</li>}>
                  {(change) => (
                    <li>
                      <a class="quiet" href={changeHref(props.repo, change.change)}>
                        {change.title || 'No description'}
                      </a>{' '}
                      <span class="text-mute">
                        <Time at={change.committer.at} long still />
                      </span>
                    </li>
                  )}
                </For>
              </ul>
              <p>
                <a href={repoHref(props.repo, '/changes')}>
                  {props.repo.changes === 1 ? 'The one change' : `All ${count(props.repo.changes, 'change')}`}
                </a>
              </p>
            </>
          )}
        </Match>
      </Switch>
    </aside>
  )
}
