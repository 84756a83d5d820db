import { createEffect } from 'solid-js'
import type { layProse } from './lay-prose.ts'
import type { Origin } from './settle.ts'

let lay: typeof layProse | undefined

/** Hands over what lays prose out, on pages that have it from the start; then nothing moves when it is laid. */
export function layWith(laying: typeof layProse): void {
  lay = laying
}

/**
 * A Markdown file of the repository, from the sanitised `html` of the hub. What lays it out is fetched with the first one.
 *
 * @param props.change undefined for now
 */
export function Prose(props: Origin & { html: string; label?: string }) {
  let place: HTMLDivElement | undefined
  createEffect(() => {
    const { html, repo, path, change } = props
    if (!place) return
    if (lay) lay(place, html, { repo, path, change })
    else void layLater(place, html, { repo, path, change })
  })
  return <div ref={place} class="prose" role={props.label ? 'region' : undefined} aria-label={props.label} />
}

async function layLater(place: HTMLElement, html: string, from: Origin): Promise<void> {
  const { layProse } = await import('./lay-prose.ts')
  layWith(layProse)
  layProse(place, html, from)
}
