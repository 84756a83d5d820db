import { For, Match, Show, Switch, createEffect, createSignal } from 'solid-js'
import { diffChange } from '@smithers/api-spec/client/change/change'
import type { ChangeDetail } from '@smithers/api-spec/client/model/changeDetail'
import { read } from '@smithers/ui-kit/api/operation'
import { Diff } from '@smithers/ui-kit/diff'
import { Again } from '../../reading/again.tsx'
import { Waiting } from '../../reading/waiting.tsx'
import type { RepoName } from '../../repo/here.ts'
import { codeHref } from '../../repo/links.ts'

const batch = 30

/** The files of a change and what became of each; many are laid out as the reader asks for them. */
export function Diffs(props: { repo: RepoName; change: ChangeDetail }) {
  const wanted = Number(/^#file-(\d+)$/.exec(location.hash)?.[1] ?? -1)
  const [most, setMost] = createSignal(Math.max(batch, wanted + 1))
  const diff = read(
    () => props.change.commit,
    (commit, init) => diffChange(props.repo.owner, props.repo.name, commit, init),
  )
  // The address may name a file of it, which stands only now.
  createEffect(() => {
    if (diff.value()) document.getElementById(`file-${wanted}`)?.scrollIntoView()
  })
  const sum = (side: 'additions' | 'deletions') => props.change.files.reduce((total, file) => total + file[side], 0)
  return (
    <div class="diffs">
      <Show
        when={props.change.files.length > 0}
        fallback={
          <p class="text-mute">
            {props.change.parents.length > 1 ? 'A merge that changes nothing by itself.' : 'It changes no file.'}
          </p>
        }
      >
        <details open={props.change.files.length <= 12}>
          <summary class="figures">
            <h2>
              {props.change.files.length} {props.change.files.length === 1 ? 'file' : 'files'}{' '}
              <span class="text-landed">+{sum('additions')}</span> <span class="text-loss">−{sum('deletions')}</span>
            </h2>
          </summary>
          <ul class="touched figures">
            <For each={props.change.files}>
              {(file, index) => (
                <li>
                  <a
                    class="machine"
                    href={`#file-${index()}`}
                    onClick={() => setMost((now) => Math.max(now, index() + 1))}
                  >
                    {file.path}
                  </a>
                  <span class="text-mute">{file.status}</span>
                  <span>
                    <span class="text-landed">+{file.additions}</span> <span class="text-loss">−{file.deletions}</span>
                  </span>
                </li>
              )}
            </For>
          </ul>
        </details>
        <Switch fallback={<Waiting lines={16} />}>
          <Match when={diff.problem()}>{(problem) => <Again problem={problem()} onAgain={diff.refetch} />}</Match>
          <Match when={diff.value()}>
            {(all) => (
              <>
                <For each={all().files.slice(0, most())}>
                  {(file, index) => (
                    <div id={`file-${index()}`}>
                      <Diff file={file}>
                        <Show when={file.status !== 'deleted'}>
                          <a class="text-mute" href={codeHref(props.repo, file.path, props.change.change)}>
                            whole file
                          </a>
                        </Show>
                      </Diff>
                    </div>
                  )}
                </For>
                <Show when={all().files.length > most()}>
                  <p class="more">
                    <button type="button" class="button" onClick={() => setMost((now) => now + batch)}>
                      {all().files.length - most()} more files
                    </button>
                  </p>
                </Show>
                <Show when={all().truncated}>
                  <p class="text-mute">
                    Some patches were left out to keep the answer short; the command line prints all of them.
                  </p>
                </Show>
              </>
            )}
          </Match>
        </Switch>
      </Show>
    </div>
  )
}
