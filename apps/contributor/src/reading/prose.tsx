import { createEffect } from 'solid-js'
import type { Origin } from './settle.ts'

/**
 * A Markdown file of the repository, from the sanitised `html` of the hub. What lays it out is fetched with the first one.
 *
 * @param props.change undefined for now
 */
export function Prose(props: Origin & { html: string; label?: string }) {
  let place: HTMLDivElement | undefined
  createEffect(() => void lay(place, props.html, { repo: props.repo, path: props.path, change: props.change }))
  return <div ref={place} class="prose" role={props.label ? 'region' : undefined} aria-label={props.label} />
}

async function lay(place: HTMLElement | undefined, html: string, from: Origin): Promise<void> {
  const { layProse } = await import('./lay-prose.ts')
  if (place) layProse(place, html, from)
}
