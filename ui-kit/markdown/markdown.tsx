import { createEffect } from 'solid-js'
import { sanitisedByHub } from './trusted.ts'

/**
 * Text somebody wrote in Markdown, from the sanitised `html` member of an answer.
 *
 * @param props.html sanitised by the hub; never the Markdown itself
 * @param props.label what it is, e.g. "README of owner/repo", for a screen reader
 */
export function Markdown(props: { html: string; label?: string; class?: string }) {
  let place: HTMLDivElement | undefined
  createEffect(() => {
    if (!place) return
    place.innerHTML = sanitisedByHub(props.html)
    // What may scroll sideways must be reached without a mouse.
    for (const part of place.querySelectorAll<HTMLElement>('pre, table')) part.tabIndex = 0
    // The marks of a list stand where its words begin.
    for (const list of place.querySelectorAll<HTMLElement>('ul, ol')) list.dir = 'auto'
  })
  return (
    <div
      ref={place}
      class={`prose ${props.class ?? ''}`}
      role={props.label ? 'region' : undefined}
      aria-label={props.label}
    />
  )
}
