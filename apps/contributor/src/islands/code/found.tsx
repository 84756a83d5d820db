import { For, Show } from 'solid-js'
import { read } from '@smithers/ui-kit/api/operation'
import { Again } from '../../reading/again.tsx'
import type { RepoName } from '../../repo/here.ts'
import { codeHref } from '../../repo/links.ts'
import { listing } from './listing.ts'
import type { Place } from './place.ts'

const most = 200

/**
 * The files whose path has every one of some words.
 *
 * @param props.words what was typed
 */
export function Found(props: { repo: RepoName; place: Place; words: string }) {
  const all = read(
    () => ({ change: props.place.change }),
    ({ change }) => listing(props.repo, '', change, true),
  )
  const found = () => {
    const parts = props.words.toLowerCase().split(/\s+/).filter(Boolean)
    return all.value()?.files.filter(({ path }) => parts.every((part) => path.toLowerCase().includes(part))) ?? []
  }
  return (
    <>
      <Show when={all.problem()}>{(problem) => <Again problem={problem()} onAgain={all.refetch} />}</Show>
      <ul class="tree found">
        <For each={found().slice(0, most)}>
          {({ path }) => (
            <li>
              <a
                href={codeHref(props.repo, path, props.place.change)}
                aria-current={path === props.place.path ? 'page' : undefined}
              >
                {path}
              </a>
            </li>
          )}
        </For>
      </ul>
      <p class="text-mute" role="status">
        {all.loading() ? '' : count(found().length, all.value()?.truncated ?? false)}
      </p>
    </>
  )
}

function count(number: number, truncated: boolean): string {
  const among = truncated ? ' among the first files of a large repository' : ''
  if (number === 0) return `No file has these words in its path${among}.`
  return `${number > most ? `The first ${most} of ${number}` : number} file${number === 1 ? '' : 's'}${among}`
}
