import type { JSX } from 'solid-js'

/** A part of a page: its heading, what stands beside it, and on wide screens a plot at the right of the rows. */
export function Section(props: { title: string; aside?: JSX.Element; plot?: JSX.Element; children: JSX.Element }) {
  const id = `s-${props.title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`
  return (
    <section class="section" classList={{ 'section-plotted': props.plot !== undefined }} aria-labelledby={id}>
      <header>
        <h2 id={id}>{props.title}</h2>
        {props.aside}
      </header>
      <div class="section-rows">{props.children}</div>
      {props.plot && (
        <div class="section-plot">
          <div class="section-still">{props.plot}</div>
        </div>
      )}
    </section>
  )
}
