import { Match, Show, Switch, createEffect, onCleanup } from 'solid-js'
import { blameFile } from '@smithers/api-spec/client/blame/blame'
import type { BlamedSpan } from '@smithers/api-spec/client/model/blamedSpan'
import type { File } from '@smithers/api-spec/client/model/file'
import { read } from '@smithers/ui-kit/api/operation'
import { layGutter } from '@smithers/ui-kit/code/gutter'
import { exact, relative } from '@smithers/ui-kit/time/relative'
import { Again } from '../../reading/again.tsx'
import type { RepoName } from '../../repo/here.ts'
import { changeHref } from '../../repo/links.ts'

/** Beside the lines of the file that is open, from whom and when each came; a note leads to its change. */
export function Blame(props: { repo: RepoName; file: File }) {
  const blame = read(
    () => props.file,
    async ({ path, commit }, init) => {
      // The lines to stand beside: their code may still be on its way.
      await import('@smithers/ui-kit/code')
      return blameFile(props.repo.owner, props.repo.name, { path, change: commit }, init)
    },
  )
  createEffect(() => {
    const found = blame.value()
    const code = document.querySelector<HTMLElement>('.file .code')
    if (found?.path === props.file.path && found.commit === props.file.commit && code)
      onCleanup(layGutter(code, notesOf(props.repo, found.spans)))
  })
  return (
    <Switch>
      <Match when={blame.problem()}>{(problem) => <Again problem={problem()} onAgain={blame.refetch} />}</Match>
      <Match when={blame.value()}>
        {(found) => (
          <Show when={!found().complete}>
            <p class="text-mute">
              The history is long: lines without a name were not followed to their change in time.
            </p>
          </Show>
        )}
      </Match>
    </Switch>
  )
}

/** The newer, the stronger. */
function notesOf(repo: RepoName, spans: readonly BlamedSpan[]) {
  const now = Date.now()
  const times = spans.map((span) => Date.parse(span.author.at))
  const [first, last] = [times.reduce((a, b) => Math.min(a, b), now), times.reduce((a, b) => Math.max(a, b), 0)]
  return spans.map(({ line, lines, commit, title, author }, at) => ({
    line,
    lines,
    who: author.name,
    when: relative(times[at] ?? now, now, 'short'),
    about: `${title || 'No description'}\n${author.name}, ${exact(times[at] ?? now)}`,
    href: changeHref(repo, commit),
    strength: last > first ? ((times[at] ?? first) - first) / (last - first) : 0,
  }))
}
