import { Match, Show, Switch } from 'solid-js'
import { listFiles, viewFile } from '@smithers/api-spec/client/file/file'
import { read } from '@smithers/ui-kit/api/operation'
import { Again } from '../../reading/again.tsx'
import { Prose } from '../../reading/prose.tsx'
import { Waiting } from '../../reading/waiting.tsx'
import type { RepoName } from '../../repo/here.ts'
import { codeHref } from '../../repo/links.ts'
import { readmeAmong } from '../../reading/readme-among.ts'

/** The words the repository greets with. */
export function Readme(props: { repo: RepoName }) {
  const root = read(
    () => props.repo,
    ({ owner, name }, init) => listFiles(owner, name, {}, init),
  )
  const path = () => readmeAmong(root.value()?.files ?? [])
  const file = read(path, (readme, init) =>
    viewFile(props.repo.owner, props.repo.name, { path: readme, html: true }, init),
  )
  const again = () => (root.problem() ? root.refetch() : file.refetch())
  return (
    <section>
      <Switch fallback={<Waiting lines={16} />}>
        <Match when={root.problem() ?? file.problem()}>
          {(problem) => <Again problem={problem()} onAgain={again} />}
        </Match>
        <Match when={root.value() && path() === undefined}>
          <div class="empty-state">
            <p>There is no README here.</p>
            <p>A repository says in its README what it is for and how to begin.</p>
            <p>
              <a class="button" href={codeHref(props.repo)}>
                Look at the code
              </a>
            </p>
          </div>
        </Match>
        <Match when={file.value()}>
          {(readme) => (
            <>
              <p class="running-head">
                <a href={codeHref(props.repo, readme().path)}>{readme().path}</a>
              </p>
              <Show when={readme().html} fallback={<pre class="plain-words">{readme().content}</pre>}>
                {(html) => <Prose html={html()} repo={props.repo} path={readme().path} label="README" />}
              </Show>
            </>
          )}
        </Match>
      </Switch>
    </section>
  )
}
