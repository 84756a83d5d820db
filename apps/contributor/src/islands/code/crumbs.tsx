import { For } from 'solid-js'
import type { RepoName } from '../../repo/here.ts'
import { codeHref } from '../../repo/links.ts'
import type { Place } from './place.ts'
import { ShownAt } from './shown-at.tsx'

/** The way from the root to what is open, each step a link; and at which change it is shown. */
export function Crumbs(props: { repo: RepoName; place: Place }) {
  const steps = () => {
    const names = props.place.path.split('/').filter(Boolean)
    return names.map((name, index) => ({ name, path: names.slice(0, index + 1).join('/') }))
  }
  return (
    <div class="crumbs">
      <h1>
        <a href={codeHref(props.repo, '', props.place.change)}>{props.repo.name}</a>
        <For each={steps()}>
          {(step, index) => (
            <>
              <span class="text-mute"> / </span>
              {index() === steps().length - 1 ? (
                <span>{step.name}</span>
              ) : (
                <a href={codeHref(props.repo, step.path, props.place.change)} title={step.name}>
                  {step.name}
                </a>
              )}
            </>
          )}
        </For>
      </h1>
      <ShownAt repo={props.repo} place={props.place} />
    </div>
  )
}
